package com.acme.expenses;

/** Text made safe for a page. */
final class Html {

    private Html() {}

    /** For content and for quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
