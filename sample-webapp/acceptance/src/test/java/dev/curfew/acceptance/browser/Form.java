package dev.curfew.acceptance.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.net.URLEncoder;
import java.util.NoSuchElementException;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A form on a page. Fields that are not set keep what the page put into them. */
public final class Form {

    private final Page page;
    private final FormElement element;

    Form(Page page, FormElement element) {
        this.page = page;
        this.element = element;
    }

    /** Types the value into the field of that name. */
    public Form set(String name, String value) {
        Element field = element.selectFirst("[name=" + name + "]");
        if (field == null) {
            throw new NoSuchElementException("no field " + name + " in " + element);
        }
        field.val(value);
        return this;
    }

    public boolean has(String name) {
        return element.selectFirst("[name=" + name + "]") != null;
    }

    Page page() {
        return page;
    }

    boolean isPost() {
        return element.attr("method").equalsIgnoreCase("post");
    }

    URI action() {
        String action = element.absUrl("action");
        return action.isEmpty() ? page.url() : URI.create(action);
    }

    String encoded() {
        return element.formData().stream()
                .map(field -> URLEncoder.encode(field.key(), UTF_8) + "=" + URLEncoder.encode(field.value(), UTF_8))
                .collect(joining("&"));
    }
}
