package dev.curfew.bench;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes a page of so many bytes, in pieces of 4 KiB, and says its length first. */
final class PageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String BEGIN = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
    private static final int PIECE = 4 * 1024;
    private static final Map<Integer, byte[]> PAGES = new ConcurrentHashMap<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] page = PAGES.computeIfAbsent(Integer.valueOf(request.getParameter("bytes")), PageServlet::page);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.length);
        ServletOutputStream out = response.getOutputStream();
        for (int from = 0; from < page.length; from += PIECE) {
            out.write(page, from, Math.min(PIECE, page.length - from));
        }
    }

    private static byte[] page(int bytes) {
        return (BEGIN + "x".repeat(Math.max(0, bytes - BEGIN.length()))).getBytes(StandardCharsets.UTF_8);
    }
}
