package dev.curfew.html;

import dev.curfew.http.Reply;
import dev.curfew.http.ResponseHeader;

/**
 * One of Curfew's own pages. It is readable without scripts, and says what happened, why, and what to do. All text is
 * escaped here.
 *
 * @since 0.1
 */
public final class Page {

    private final PageStyle style;
    private final String title;
    private final StringBuilder main = new StringBuilder();
    private String formPolicy = "form-action 'none'; ";
    private String scriptPolicy = "";
    private String script = "";

    private Page(PageStyle style, String title) {
        this.style = style;
        this.title = title;
    }

    /** A page with this title, which is its heading too. */
    public static Page titled(PageStyle style, String title) {
        return new Page(style, title);
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
                .append(" <code dir=\"ltr\">")
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

    /** Leads on by itself where browsers run no script. */
    public Page elseGoingTo(String location) {
        script += "<noscript><meta http-equiv=\"refresh\" content=\"0;url=" + Html.escape(location) + "\"></noscript>";
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
        String html = "<!DOCTYPE html><html lang=\"" + Html.escape(style.language())
                + (style.rightToLeft() ? "\" dir=\"rtl" : "") + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" + heading
                + "</title><style>" + style.style().css()
                + "</style>" + script + "</head><body><main><h1>" + heading + "</h1>" + main + "</main></body></html>";
        return Reply.of(status, "text/html;charset=UTF-8", html)
                .with(
                        ResponseHeader.CONTENT_SECURITY_POLICY,
                        "default-src 'none'; " + style.style().policy() + "base-uri 'none'; " + scriptPolicy
                                + formPolicy + "frame-ancestors " + ancestors)
                .with(ResponseHeader.REFERRER_POLICY, "same-origin")
                .with(ResponseHeader.CONTENT_LANGUAGE, style.language())
                .with(ResponseHeader.VARY, "Accept-Language");
    }
}
