package dev.curfew.tomcat;

import jakarta.websocket.Extension;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.tomcat.websocket.MessagePart;
import org.apache.tomcat.websocket.Transformation;
import org.apache.tomcat.websocket.TransformationResult;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the data frames of a WebSocket (RFC 6455, 5.6), without changing them. Browsers answer pings without
 * anybody being there: control frames (5.5) are not told.
 */
final class HeardFrames implements Transformation {

    private static final int CONTROL = 0x8;

    private final boolean isAlone;
    private final Runnable listener;
    private @Nullable Transformation next;

    /**
     * In front of another one.
     *
     * @param next null if only Tomcat's own comes, which it names by {@link #setNext}
     */
    HeardFrames(@Nullable Transformation next, Runnable listener) {
        this.isAlone = next == null;
        this.next = next;
        this.listener = listener;
    }

    @Override
    public void setNext(Transformation last) {
        if (isAlone) {
            next = last;
        } else {
            next().setNext(last);
        }
    }

    @Override
    public TransformationResult getMoreData(byte code, boolean isLast, int reserved, ByteBuffer into)
            throws IOException {
        if ((code & CONTROL) == 0) {
            listener.run();
        }
        return next().getMoreData(code, isLast, reserved, into);
    }

    @Override
    public boolean validateRsvBits(int bits) {
        return next().validateRsvBits(bits);
    }

    @Override
    public @Nullable Extension getExtensionResponse() {
        return next().getExtensionResponse();
    }

    @Override
    public boolean validateRsv(int reserved, byte code) {
        return next().validateRsv(reserved, code);
    }

    @Override
    public List<MessagePart> sendMessagePart(List<MessagePart> parts) throws IOException {
        return next().sendMessagePart(parts);
    }

    @Override
    public void close() {
        next().close();
    }

    private Transformation next() {
        Transformation following = next;
        if (following == null) {
            throw new IllegalStateException("Tomcat has not named what unpacks the frames");
        }
        return following;
    }
}
