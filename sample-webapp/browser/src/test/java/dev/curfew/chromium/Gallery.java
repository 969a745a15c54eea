package dev.curfew.chromium;

import dev.curfew.guard.OwnPages;
import dev.curfew.guard.OwnPages.Shown;
import dev.curfew.html.Stylesheet;
import dev.curfew.http.Reply;
import dev.curfew.pages.PageTexts;
import dev.curfew.servlet.Replies;
import dev.curfew.text.Languages;
import dev.curfew.text.Texts;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every page of ours, exactly as Curfew answers with it, those too that only a broken server shows. */
final class Gallery extends HttpServlet {

    private static final Pattern LETTER = Pattern.compile("\\p{L}(?![^{}]*})");
    private static final Pattern LEADING_ON =
            Pattern.compile("<script[^>]*/fragment\\.js\"[^>]*></script>|<noscript>.*?</noscript>");
    static final String ROOM = "/app/sample/public/gallery/";

    /** As an operator may have it: another language, from right to left, and another look. */
    private static final PageTexts OWN = new PageTexts(
            Languages.shipped().with(rightToLeft()),
            Stylesheet.OURS.with(
                    """
                    :root { --curfew-button: #00539b; --curfew-button-text: white; --curfew-color-scheme: light;
                            --curfew-background: #f7f4ee; --curfew-text: #222; --curfew-radius: 0 }
                    main::before { content: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='120' height='30'%3E%3Crect width='120' height='30' fill='%2300539b'/%3E%3Ctext x='60' y='21' text-anchor='middle' fill='white' font-family='sans-serif'%3EAcme%3C/text%3E%3C/svg%3E") }
                    """));

    /** English in the letters of another alphabet: long enough, and nobody has to translate it. */
    private static Texts rightToLeft() {
        SortedMap<String, String> texts = new TreeMap<>();
        Languages.shipped().preferredBy("en").entries().forEach((key, text) -> texts.put(key, transcribed(text)));
        return new Texts("ar", texts);
    }

    /** Words in braces stay as they are. */
    private static String transcribed(String text) {
        return LETTER.matcher(text)
                .replaceAll(letter ->
                        String.valueOf((char) ('\u0627' + letter.group().charAt(0) % 20)));
    }

    static List<Shown> pages() {
        return OwnPages.in(PageTexts.SHIPPED, "en");
    }

    static String address(Shown shown, boolean own) {
        return ROOM + shown + (own ? "?own" : "");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean own = "own".equals(request.getQueryString());
        String name = request.getPathInfo().substring(1);
        List<Shown> all =
                OwnPages.in(own ? OWN : PageTexts.SHIPPED, String.valueOf(request.getHeader("Accept-Language")));
        Shown shown = all.stream()
                .collect(Collectors.toMap(Shown::toString, page -> page))
                .get(name);
        if (shown == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, name);
        } else {
            Replies.write(staying(shown.reply()), "GET", response);
        }
    }

    /** Without what leads on by itself. */
    private static Reply staying(Reply reply) {
        return new Reply(
                reply.status(),
                reply.headers(),
                LEADING_ON.matcher(reply.body()).replaceAll(""));
    }
}
