package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.curfew.browser.Page;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code GET /.curfew/session} says; remaining times in whole seconds. */
record SessionStatus(
        String state,
        @Nullable String reason,
        @Nullable Number idleRemaining,
        @Nullable Number absoluteRemaining,
        @Nullable String user,
        @Nullable String login) {

    static SessionStatus of(Page page) {
        assertThat(page).as("the session's status").matches(answer -> answer.status() == 200);
        Map<String, Object> json = json(page);
        return new SessionStatus(
                String.valueOf(json.get("state")),
                (String) json.get("reason"),
                (Number) json.get("idleRemaining"),
                (Number) json.get("absoluteRemaining"),
                (String) json.get("user"),
                (String) json.get("login"));
    }

    boolean isEnded() {
        return state.equals("ended");
    }

    static Map<String, Object> json(Page page) {
        try {
            return JSONObjectUtils.parse(page.body());
        } catch (ParseException unreadable) {
            throw new AssertionError("no JSON: " + page, unreadable);
        }
    }
}
