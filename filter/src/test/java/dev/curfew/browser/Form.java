package dev.curfew.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;

/** A form on a page. Fields that are not set keep what the page put into them. */
public final class Form {

    private final Page page;
    private final FormElement element;
    private final Map<Element, Body.Entry> chosen = new HashMap<>();
    private @Nullable Element pressed;

    Form(Page page, FormElement element) {
        this.page = page;
        this.element = element;
    }

    /** Types the value into the field of that name. */
    public Form set(String name, String value) {
        field("[name=" + name + "]").val(value);
        return this;
    }

    /** Chooses a file of these octets in the field that the selector finds. */
    public Form choose(String selector, String fileName, String content) {
        Element field = field(selector);
        chosen.put(field, new Body.Entry(field.attr("name"), fileName, content));
        return this;
    }

    /** Presses the button that the selector finds, whose name and value go along. */
    public Form press(String selector) {
        pressed = field(selector);
        return this;
    }

    public boolean has(String name) {
        return element.selectFirst("[name=" + name + "]") != null;
    }

    private Element field(String selector) {
        Element field = element.selectFirst(selector);
        if (field == null) {
            throw new NoSuchElementException("no " + selector + " in " + element);
        }
        return field;
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

    Body body() {
        String label = element.attr("accept-charset");
        Charset charset = label.isEmpty() ? UTF_8 : Charset.forName(label);
        return isPost() && element.attr("enctype").equalsIgnoreCase("multipart/form-data")
                ? Body.multipart(entries(), charset)
                : Body.urlEncoded(entries(), charset);
    }

    private List<Body.Entry> entries() {
        List<Body.Entry> entries = new ArrayList<>();
        for (Element field : element.elements()) {
            String name = field.attr("name");
            if (name.isEmpty() || field.hasAttr("disabled")) {
                continue;
            }
            switch (field.normalName().equals("input") ? field.attr("type") : field.normalName()) {
                case "button", "submit", "image", "reset" -> {}
                case "checkbox", "radio" -> {
                    if (field.hasAttr("checked")) {
                        entries.add(Body.Entry.text(name, field.hasAttr("value") ? field.attr("value") : "on"));
                    }
                }
                case "file" -> entries.add(chosen.getOrDefault(field, new Body.Entry(name, "", "")));
                case "select" ->
                    field.select("option[selected]")
                            .forEach(option -> entries.add(Body.Entry.text(name, option.val())));
                case "textarea" ->
                    entries.add(Body.Entry.text(name, field.wholeText().replaceFirst("^\n", "")));
                default -> entries.add(Body.Entry.text(name, field.val()));
            }
        }
        Element button = pressed;
        if (button != null) {
            entries.add(Body.Entry.text(button.attr("name"), button.attr("value")));
        }
        return entries;
    }
}
