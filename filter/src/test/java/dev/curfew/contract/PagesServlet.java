package dev.curfew.contract;

import static jakarta.servlet.RequestDispatcher.INCLUDE_PATH_INFO;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** An application that writes its pages in every way that there is. */
final class PagesServlet extends HttpServlet {

    static final String BEGIN = "<!DOCTYPE html><html><head>";
    static final String REST = "<title>Old</title></head><body>caf\u00e9</body></html>";
    private static final long LAST_MODIFIED = 1_700_000_000_000L;
    static final String PAGE = BEGIN + REST;
    static final String WORDY =
            BEGIN + "<title>Old</title></head><body>" + "much ado ".repeat(5_000) + "</body></html>";
    static final int BLOCK = 64 * 1024;
    static final int BLOCKS = 800;

    private final byte[] page = PAGE.getBytes(ISO_8859_1);

    /** What the thread has allocated for the page that came last, bytes. */
    volatile long allocated;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getParameter("policy") != null) {
            response.setHeader("Content-Security-Policy", request.getParameter("policy"));
        }
        Object included = request.getAttribute(INCLUDE_PATH_INFO);
        String action = included == null ? request.getPathInfo() : included.toString();
        response.setContentType("text/html;charset=ISO-8859-1");
        switch (action) {
            case "/writer", "/public/page" -> response.getWriter().print(PAGE);
            case "/stream" -> response.getOutputStream().write(page);
            case "/single" -> {
                for (byte octet : page) {
                    response.getOutputStream().write(octet);
                }
            }
            case "/pieces" -> {
                PrintWriter out = response.getWriter();
                out.append("<!DOCTYPE ").append('h').println("tml><html>");
                out.flush();
                out.printf("<he%s>", "ad");
                out.println("<title>");
                out.write(new char[] {'x', 'y'}, 1, 1);
            }
            case "/length" -> {
                response.setContentLength(page.length);
                response.getOutputStream().write(page);
            }
            case "/length-first" -> {
                response.setContentType(null);
                response.setContentLengthLong(page.length);
                response.setContentType("text/html");
                response.getOutputStream().write(page);
            }
            case "/length-as-header" -> {
                response.setHeader("content-length", String.valueOf(page.length));
                response.getWriter().print(PAGE);
            }
            case "/length-at-last" -> {
                response.getOutputStream().write(page);
                response.setIntHeader("Content-Length", page.length);
            }
            case "/length-then-flush" -> {
                response.setContentLength(page.length);
                response.flushBuffer();
                response.getOutputStream().write(page);
            }
            case "/length-without-place" -> {
                response.setContentLength(9);
                response.getOutputStream().print(" <!-- --> ".substring(1));
            }
            case "/length-of-text" -> {
                response.setContentLength(5);
                response.getOutputStream().print("Hello");
            }
            case "/nothing" -> {}
            case "/nothing-of-length" -> response.setContentLength(0);
            case "/chunked" -> {
                OutputStream out = response.getOutputStream();
                for (byte[] part : Arrays.asList(Arrays.copyOf(page, 20), Arrays.copyOfRange(page, 20, page.length))) {
                    out.write(part);
                    out.flush();
                }
            }
            case "/gzip" -> {
                response.setHeader("Content-Encoding", "gzip");
                byte[] packed = packed();
                response.setContentLength(packed.length);
                response.getOutputStream().write(packed);
            }
            case "/partial" -> {
                response.setStatus(206);
                response.setHeader("Content-Range", "bytes 0-" + (page.length - 1) + "/" + page.length);
                response.getOutputStream().write(page);
            }
            case "/attachment" -> {
                response.setHeader("Content-Disposition", "Attachment; filename=x.html");
                response.getOutputStream().write(page);
            }
            case "/validated" -> validated(request, response);
            case "/not-modified" -> {
                response.setContentLength(page.length);
                response.setStatus(304);
            }
            case "/own-error" -> {
                response.setStatus(404);
                response.getWriter().print(PAGE);
            }
            case "/error" -> {
                response.getWriter().print("<html><he");
                response.sendError(404, "gone");
            }
            case "/fault" -> {
                response.getWriter().print("<html><he");
                throw new ServletException("a fault of the application");
            }
            case "/redirect" -> {
                response.getWriter().print("<html><he");
                response.sendRedirect(request.getContextPath() + "/pages/writer");
            }
            case "/reset" -> {
                response.setContentLength(999);
                response.getWriter().print("<html><head>junk");
                response.reset();
                response.setContentType("text/html;charset=ISO-8859-1");
                response.getOutputStream().write(page);
            }
            case "/reset-buffer" -> {
                response.setContentLength(page.length);
                response.getOutputStream().print("<html><head>junk");
                response.resetBuffer();
                response.getOutputStream().write(page);
            }
            case "/forward" -> {
                response.getWriter().print("<html><head>junk<he");
                request.getRequestDispatcher("/pages/writer").forward(request, response);
            }
            case "/forward-to-text" ->
                request.getRequestDispatcher("/pages/length-of-text").forward(request, response);
            case "/include" -> {
                request.getRequestDispatcher("/pages/header").include(request, response);
                request.getRequestDispatcher("/pages/part").include(request, response);
                response.getWriter().print("<p>Whole</p>");
            }
            case "/header" -> response.getWriter().print(BEGIN + "</head>");
            case "/part" -> response.getWriter().print("<html><head><p>Part</p>");
            case "/async" -> async(request, WORDY, false);
            case "/async-listener" -> async(request, WORDY, true);
            case "/async-dispatch" -> request.startAsync().dispatch("/pages/writer");
            case "/utf-16", "/utf-8", "/shift_jis" -> {
                response.setContentType("text/html");
                response.setCharacterEncoding(action.substring(1));
                response.getWriter().print(BEGIN + "<title>ソース</title>");
            }
            case "/utf-16-bytes" -> {
                response.setContentType("text/html");
                response.getOutputStream().write((BEGIN + "x").getBytes(StandardCharsets.UTF_16));
            }
            case "/xhtml" -> {
                response.setContentType("application/xhtml+xml");
                response.getWriter()
                        .print("<html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body/></html>");
            }
            case "/text" -> {
                response.setContentType("text/plain");
                response.setContentLength(page.length);
                response.getOutputStream().write(page);
            }
            case "/untyped" -> {
                response.setContentType(null);
                response.getOutputStream().write(page);
            }
            case "/binary" -> {
                byte[] binary = {(byte) 0x89, 'P', 'N', 'G', '<', 'h', 'e', 'a', 'd', '>'};
                response.setContentLength(binary.length);
                response.getOutputStream().write(binary);
            }
            case "/frameset" -> response.getWriter().print("<html><frameset cols='*'><frame src=a></frameset></html>");
            case "/wordy" -> response.getWriter().print(WORDY);
            case "/huge" -> huge(response);
            default -> response.sendError(404);
        }
    }

    /** As files do: with an entity tag of their own for the packed variant, and 304 for who has it. */
    private void validated(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isPacked = "gzip".equals(request.getHeader("Accept-Encoding"));
        String tag = request.getParameter("tag").replace("^", isPacked ? "packed" : "plain");
        response.setContentType(request.getParameter("type"));
        response.addHeader("ETag", tag);
        response.setDateHeader("Last-Modified", LAST_MODIFIED);
        String known = request.getHeader("If-None-Match");
        if (known == null ? request.getDateHeader("If-Modified-Since") >= LAST_MODIFIED : known.contains(tag)) {
            response.setStatus(304);
        } else if (isPacked) {
            response.setHeader("Content-Encoding", "gzip");
            response.getOutputStream().write(packed());
        } else {
            response.getOutputStream().write(page);
        }
    }

    private void async(HttpServletRequest request, String text, boolean isNonBlocking) throws IOException {
        AsyncContext async = request.startAsync();
        byte[] bytes = text.getBytes(ISO_8859_1);
        async.getResponse().setContentLength(bytes.length);
        if (isNonBlocking) {
            ServletOutputStream out = async.getResponse().getOutputStream();
            out.setWriteListener(new Slices(bytes, out, async));
            return;
        }
        async.start(() -> {
            try {
                async.getResponse().getOutputStream().write(bytes);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            async.complete();
        });
    }

    private void huge(HttpServletResponse response) throws IOException {
        byte[] block = new byte[BLOCK];
        Arrays.fill(block, (byte) 'x');
        response.setContentLengthLong(page.length + (long) BLOCK * BLOCKS);
        long before = allocated();
        OutputStream out = response.getOutputStream();
        out.write(page);
        for (int i = 0; i < BLOCKS; i++) {
            out.write(block);
        }
        allocated = allocated() - before;
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /** The page as the application packs it. */
    static byte[] packed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(PAGE.getBytes(ISO_8859_1));
        }
        return packed.toByteArray();
    }

    /** Writes when it is asked to, in slices that part the tag of the head. */
    private static final class Slices implements WriteListener {

        private final byte[] bytes;
        private final ServletOutputStream out;
        private final AsyncContext async;
        private int done;

        Slices(byte[] bytes, ServletOutputStream out, AsyncContext async) {
            this.bytes = bytes;
            this.out = out;
            this.async = async;
        }

        @Override
        public void onWritePossible() throws IOException {
            while (out.isReady()) {
                if (done == bytes.length) {
                    async.complete();
                    return;
                }
                int size = Math.min(done < BEGIN.length() * 2 ? 5 : 9_000, bytes.length - done);
                out.write(bytes, done, size);
                done += size;
            }
        }

        @Override
        public void onError(Throwable fault) {
            async.complete();
        }
    }
}
