package dev.curfew.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/**
 * The style of Curfew's pages. It stands in the page, and the page's Content Security Policy allows exactly it, by its
 * hash. The variables are those of {@code curfew.js}. Immutable; equal if the text is.
 *
 * @since 0.1
 */
public final class Stylesheet {

    /** Plain, for light and dark, any width, any direction of writing, and forced colours. */
    public static final Stylesheet OURS = new Stylesheet(
            ":root{color-scheme:var(--curfew-color-scheme,light dark);font:var(--curfew-font,1.125rem/1.5 system-ui,sans-serif);"
                    + "background:var(--curfew-background,Canvas);color:var(--curfew-text,CanvasText)}"
                    + "body{margin:0;display:grid;min-height:100vh;grid-template-columns:minmax(0,1fr);place-items:center}"
                    + "main{box-sizing:border-box;width:min(36rem,100%);padding:2rem;overflow-wrap:anywhere}"
                    + "h1{font-size:1.6rem;line-height:1.25;margin:0 0 1rem}p{margin:0 0 1rem}"
                    + "ul{list-style:none;margin:0;padding:0}li{border-top:1px solid;padding:1rem 0}"
                    + "h2{font-size:1.125rem;margin:0}li p{margin:0 0 .5rem}"
                    + "a.go,button{display:inline-block;font:inherit;padding:.6rem 1.2rem;border:2px solid var(--curfew-button,currentcolor);"
                    + "border-radius:var(--curfew-radius,.4rem);background:var(--curfew-button,none);"
                    + "color:var(--curfew-button-text,inherit);text-decoration:none;cursor:pointer}"
                    + "a.go:hover,button:hover{text-decoration:underline}:focus-visible{outline:3px solid;outline-offset:3px}"
                    + "table{border-collapse:collapse;width:100%;margin:0 0 1rem;table-layout:fixed}"
                    + "th,td{border-top:1px solid;padding:.4rem .6rem .4rem 0;text-align:start;vertical-align:top;"
                    + "font-weight:normal;overflow-wrap:anywhere;white-space:pre-wrap}thead th{font-weight:bold}thead th:first-child{width:35%}"
                    + "summary{cursor:pointer}label{display:block}input{max-width:100%}form+form{margin-top:1rem}");

    private final String css;
    private final String policy;

    private Stylesheet(String css) {
        this.css = css;
        this.policy = "style-src 'sha256-" + sha256(css) + "'; "
                + (css.toLowerCase(Locale.ROOT).contains("url(") ? "img-src data:; font-src data:; " : "");
    }

    /**
     * This one, and another after it, so that the other wins. What the other names by a URL is shown only if it is in that URL itself
     * ({@code data:}).
     *
     * @throws IllegalArgumentException if the other would end the element that it stands in
     */
    public Stylesheet with(String more) {
        if (endsItsElement(more)) {
            throw new IllegalArgumentException("style: has </style (expected: a style sheet)");
        }
        return new Stylesheet(css + "\n" + asBrowsersRead(more));
    }

    /** Whether this text cannot stand in a {@code style} element, because it would end it. */
    static boolean endsItsElement(String css) {
        return css.toLowerCase(Locale.ROOT).contains("</style");
    }

    /** The hash is of what browsers make of it (HTML, 13.2.3.5 and 13.2.5.3). */
    private static String asBrowsersRead(String css) {
        return css.replace("\r\n", "\n").replace('\r', '\n').replace('\0', '\uFFFD');
    }

    String css() {
        return css;
    }

    /** The directives that allow it, each with its semicolon. */
    String policy() {
        return policy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Stylesheet sheet && sheet.css.equals(css);
    }

    @Override
    public int hashCode() {
        return css.hashCode();
    }

    @Override
    public String toString() {
        return "Stylesheet[" + css.length() + " characters]";
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
