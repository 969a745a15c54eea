package dev.curfew.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.net.URLEncoder;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;

/** A form on a page. Fields that are not set keep what the page put into them. */
public final class Form {

    private final Page page;
    private final FormElement element;
    private @Nullable Element pressed;

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

    /** Presses the button that the selector finds, whose name and value go along. */
    public Form press(String selector) {
        Element button = element.selectFirst(selector);
        if (button == null) {
            throw new NoSuchElementException("no " + selector + " in " + element);
        }
        pressed = button;
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
        Stream<String> fields = element.formData().stream().map(field -> encoded(field.key(), field.value()));
        Element button = pressed;
        Stream<String> ofButton =
                button == null ? Stream.of() : Stream.of(encoded(button.attr("name"), button.attr("value")));
        return Stream.concat(fields, ofButton).collect(joining("&"));
    }

    private static String encoded(String name, String value) {
        return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
    }
}
