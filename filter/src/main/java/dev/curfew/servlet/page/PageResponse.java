package dev.curfew.servlet.page;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** A response into which the tag goes, if it turns out to be a page. Nothing else of it changes, and nothing of it waits. */
final class PageResponse extends HttpServletResponseWrapper {

    private static final String CONTENT_LENGTH = "Content-Length";

    private final HeldValidators validators;
    private final InjectionState injection;
    private @Nullable PageStream stream;
    private @Nullable PageWriter writer;

    /**
     * Around a response.
     *
     * @param marks of the tags of such pages
     * @param head whether only the headers are sent
     */
    PageResponse(HttpServletResponse response, PageTag tag, Validators marks, boolean head) {
        super(response);
        this.validators = new HeldValidators(response, marks);
        this.injection = new InjectionState(response, tag, validators, head);
    }

    /** The application has returned, and does not go on. */
    void end() throws IOException {
        if (writer != null) {
            writer.end();
        } else if (stream != null) {
            stream.end();
        } else {
            injection.end();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        ServletOutputStream out = super.getOutputStream();
        PageStream known = stream;
        PageStream mine = known == null ? new PageStream(out, injection) : known;
        stream = mine;
        return mine;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        PrintWriter out = super.getWriter();
        PageWriter known = writer;
        PageWriter mine = known == null ? new PageWriter(out, injection) : known;
        writer = mine;
        return mine;
    }

    @Override
    public void flushBuffer() throws IOException {
        injection.begin();
        super.flushBuffer();
    }

    @Override
    public void reset() {
        super.reset();
        stream = null;
        writer = null;
        injection.forget();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        injection.restart();
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        injection.giveWay();
        super.sendError(status, message);
        injection.abandon();
    }

    @Override
    public void sendError(int status) throws IOException {
        injection.giveWay();
        super.sendError(status);
        injection.abandon();
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        injection.giveWay();
        super.sendRedirect(location);
        injection.abandon();
    }

    @Override
    public void setContentLength(int length) {
        injection.announced(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        injection.announced(length);
    }

    @Override
    public void setHeader(String name, String value) {
        if (!isHeld(name, value) && !isLength(name, value)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!isHeld(name, value) && !isLength(name, value)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        if (!isLength(name, String.valueOf(value))) {
            super.setIntHeader(name, value);
        }
    }

    @Override
    public void addIntHeader(String name, int value) {
        if (!isLength(name, String.valueOf(value))) {
            super.addIntHeader(name, value);
        }
    }

    @Override
    public void setDateHeader(String name, long date) {
        if (!isHeld(name, HeldValidators.date(date))) {
            super.setDateHeader(name, date);
        }
    }

    @Override
    public void addDateHeader(String name, long date) {
        if (!isHeld(name, HeldValidators.date(date))) {
            super.addDateHeader(name, date);
        }
    }

    @Override
    public boolean containsHeader(String name) {
        return validators.get(name) != null || super.containsHeader(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        String held = validators.get(name);
        return held == null ? super.getHeader(name) : held;
    }

    private boolean isHeld(@Nullable String name, @Nullable String value) {
        if (name == null || value == null || !HeldValidators.isOne(name)) {
            return false;
        }
        validators.hold(name, value);
        return true;
    }

    private boolean isLength(@Nullable String name, @Nullable String value) {
        if (!CONTENT_LENGTH.equalsIgnoreCase(name) || value == null) {
            return false;
        }
        try {
            injection.announced(Long.parseLong(value.strip()));
            return true;
        } catch (NumberFormatException notALength) {
            return false;
        }
    }
}
