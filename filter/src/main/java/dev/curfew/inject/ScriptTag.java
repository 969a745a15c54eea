package dev.curfew.inject;

import dev.curfew.html.Html;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tag that loads a script of ours. ASCII, whatever the path. Immutable.
 *
 * @since 0.1
 */
public final class ScriptTag {

    private final String path;
    private final @Nullable URI publicUrl;
    private final String mark;
    private final String html;
    private final String xhtml;

    /**
     * The tag of a script.
     *
     * @param path of the script on this host, decoded
     * @param publicUrl scheme, host and port that browsers use, or null to believe each request
     */
    public ScriptTag(String path, @Nullable URI publicUrl) {
        this.path = encoded(path);
        this.publicUrl = publicUrl;
        this.html = written(this.path, "", " defer");
        this.xhtml = written(this.path, "", " defer=\"defer\"");
        this.mark = "-curfew-"
                + UUID.nameUUIDFromBytes(html.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .substring(0, 8);
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException("no path of a container's: " + path, impossible);
        }
    }

    /**
     * Where browsers find the script.
     *
     * @param origin of the page, as the container knows it
     */
    public URI url(String origin) {
        return URI.create((publicUrl == null ? origin : publicUrl.toString()) + path);
    }

    /** Ends the entity tags (RFC 9110, 8.8.3) of pages that have this in them: with other contents it is another. */
    public String mark() {
        return mark;
    }

    /**
     * The tag as it is written into a page.
     *
     * @param nonce that the page's policy asks for, or null
     * @param xml whether the page is XML, where no attribute goes without a value
     */
    public String text(@Nullable String nonce, boolean xml) {
        if (nonce == null) {
            return xml ? xhtml : html;
        }
        return written(path, " nonce=\"" + nonce + "\"", xml ? " defer=\"defer\"" : " defer");
    }

    private static String written(String path, String nonce, String defer) {
        return "<script src=\"" + Html.escape(path) + "\"" + nonce + defer + "></script>";
    }
}
