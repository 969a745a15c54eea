package dev.curfew.http;

/** The name of a start tag, as far as it may be {@code html} or {@code head}. Not thread-safe. */
public final class TagName {

    private static final String HTML = "html";
    private static final String HEAD = "head";

    private final boolean xml;
    private int length;
    private boolean mayBeHtml;
    private boolean mayBeHead;

    /**
     * No name yet.
     *
     * @param xml whether upper case makes another name of it
     */
    public TagName(boolean xml) {
        this.xml = xml;
    }

    public void begin() {
        length = 0;
        mayBeHtml = true;
        mayBeHead = true;
    }

    /** Whether it may be one of both with this unit, too. */
    public boolean goesOnWith(int unit) {
        mayBeHtml &= goesOn(HTML, unit);
        mayBeHead &= goesOn(HEAD, unit);
        length++;
        return mayBeHtml || mayBeHead;
    }

    private boolean goesOn(String name, int unit) {
        if (length >= name.length()) {
            return false;
        }
        char next = name.charAt(length);
        return unit == next || (!xml && unit == Character.toUpperCase(next));
    }

    public boolean isHtml() {
        return mayBeHtml && length == HTML.length();
    }

    public boolean isHead() {
        return mayBeHead && length == HEAD.length();
    }
}
