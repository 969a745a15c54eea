package dev.curfew.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A page of ours: plain, readable without scripts, saying what happened, why, and what to do. All text is escaped here.
 *
 * @since 0.1
 */
public final class Page {

    private static final String STYLE = ":root{color-scheme:light dark;font:1.125rem/1.5 system-ui,sans-serif}"
            + "body{margin:0;display:grid;min-height:100vh;place-items:center}"
            + "main{box-sizing:border-box;width:min(36rem,100%);padding:2rem}"
            + "h1{font-size:1.6rem;line-height:1.25;margin:0 0 1rem}p{margin:0 0 1rem}"
            + "ul{list-style:none;margin:0;padding:0}li{border-top:1px solid;padding:1rem 0}"
            + "h2{font-size:1.125rem;margin:0}li p{margin:0 0 .5rem}"
            + "a.go,button{display:inline-block;font:inherit;padding:.6rem 1.2rem;border:2px solid;border-radius:.4rem;"
            + "background:none;color:inherit;text-decoration:none;cursor:pointer}"
            + "a.go:hover,button:hover{text-decoration:underline}:focus-visible{outline:3px solid;outline-offset:3px}"
            + "code{overflow-wrap:anywhere}"
            + "table{border-collapse:collapse;width:100%;margin:0 0 1rem;table-layout:fixed}"
            + "th,td{border-top:1px solid;padding:.4rem .6rem .4rem 0;text-align:start;vertical-align:top;"
            + "font-weight:normal;overflow-wrap:anywhere;white-space:pre-wrap}thead th{font-weight:bold}thead th:first-child{width:35%}"
            + "summary{cursor:pointer}label{display:block}form+form{margin-top:1rem}";

    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'sha256-" + sha256(STYLE) + "'; base-uri 'none'; ";

    private final String title;
    private final StringBuilder main = new StringBuilder();
    private String formPolicy = "form-action 'none'; ";
    private String scriptPolicy = "";
    private String script = "";

    private Page(String title) {
        this.title = title;
    }

    /** A page with this title, which is its heading too. */
    public static Page titled(String title) {
        return new Page(title);
    }

    /** Adds a paragraph. */
    public Page saying(String text) {
        main.append("<p>").append(Html.escape(text)).append("</p>");
        return this;
    }

    /** Adds the thing to do: a link. */
    public Page offering(String text, String location) {
        return link(text, location, "");
    }

    /** Adds the thing to do: a link that opens in the whole window. */
    public Page offeringInTopWindow(String text, String location) {
        return link(text, location, " target=\"_top\"");
    }

    /**
     * Adds the thing to do: a button that posts an empty form. The page then has no {@code form-action}, because browsers apply that to what
     * the answer redirects to as well, such as the provider.
     */
    public Page offeringToPost(String text, String location) {
        formPolicy = "";
        main.append("<form method=\"post\" action=\"")
                .append(Html.escape(location))
                .append("\"><button>")
                .append(Html.escape(text))
                .append("</button></form>");
        return this;
    }

    /** Adds the things to do: a form. The page then has no {@code form-action}; see {@link #offeringToPost}. */
    public Page offering(ButtonForm form) {
        formPolicy = "";
        main.append(form.html());
        return this;
    }

    /** Adds a form that a browser has sent before, to send it again. The page then has no {@code form-action}; see {@link #offeringToPost}. */
    public Page offering(ResendForm form) {
        formPolicy = "";
        main.append(form.html());
        return this;
    }

    /** Adds a table of what was sent. */
    public Page showing(SentFormTable table) {
        main.append(table.html());
        return this;
    }

    /** Adds a paragraph that ends with something that is no language: an address, a name. */
    public Page saying(String text, String code) {
        main.append("<p>")
                .append(Html.escape(text))
                .append(" <code>")
                .append(Html.escape(code))
                .append("</code></p>");
        return this;
    }

    /** Adds a script of ours, which the page can be read without. */
    public Page running(String location) {
        script = "<script src=\"" + Html.escape(location) + "\" defer></script>";
        scriptPolicy = "script-src 'self'; ";
        return this;
    }

    /** The reply; nobody may frame it. */
    public Reply reply(int status) {
        return reply(status, "'none'");
    }

    /** The reply; pages of the same origin may frame it. */
    public Reply framedReply(int status) {
        return reply(status, "'self'");
    }

    private Page link(String text, String location, String attributes) {
        main.append("<p><a class=\"go\" href=\"")
                .append(Html.escape(location))
                .append('"')
                .append(attributes)
                .append('>')
                .append(Html.escape(text))
                .append("</a></p>");
        return this;
    }

    private Reply reply(int status, String ancestors) {
        String heading = Html.escape(title);
        String html = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" + heading
                + "</title><style>" + STYLE
                + "</style>" + script + "</head><body><main><h1>" + heading + "</h1>" + main + "</main></body></html>";
        return Reply.of(status, "text/html;charset=UTF-8", html)
                .with(
                        "Content-Security-Policy",
                        CONTENT_POLICY + scriptPolicy + formPolicy + "frame-ancestors " + ancestors)
                .with("Referrer-Policy", "same-origin");
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
