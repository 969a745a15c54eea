package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Form;
import dev.curfew.browser.Page;

/** Keycloak's real login form, where a password must be entered. */
record LoginForm(Page page) {

    private static final String FORM = "form#kc-form-login";

    static boolean isOn(Page page) {
        return page.status() == 200 && page.has(FORM + " input[name=password][type=password]");
    }

    /** The form on that page; fails with the page if there is none. */
    static LoginForm on(Page page) {
        assertThat(page).as("Keycloak's form that asks for the password").matches(LoginForm::isOn);
        return new LoginForm(page);
    }

    /** Enters name and password; the name only where it is asked for. All users have their name as password. */
    Page signIn(Browser browser, String user) {
        return enter(browser, user, user);
    }

    Page enter(Browser browser, String user, String password) {
        Form form = page.form(FORM);
        if (form.has("username")) {
            form.set("username", user);
        }
        return browser.submit(form.set("password", password));
    }
}
