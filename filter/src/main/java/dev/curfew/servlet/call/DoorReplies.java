package dev.curfew.servlet.call;

import dev.curfew.http.Reply;
import dev.curfew.pages.PageTexts;
import dev.curfew.servlet.Replies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a door answers by itself, without a decision. */
public final class DoorReplies {

    private static final String LANGUAGE = "Accept-Language";

    private DoorReplies() {}

    /** There is no Curfew behind this door. */
    public static void notStarted(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(PageTexts.notStarted(request.getHeader(LANGUAGE)), request, response);
    }

    /** Another door has the request already. */
    public static void installedTwice(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(PageTexts.installedTwice(request.getHeader(LANGUAGE)), request, response);
    }

    static void write(Reply reply, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Replies.write(reply, request.getMethod(), response);
    }
}
