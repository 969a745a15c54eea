package dev.curfew.http;

/**
 * One field of a form, as the browser sent it. Texts are octets: a character from U+0000 to U+00FF for each byte,
 * whatever charset they are in.
 *
 * @param name never empty
 * @param value what was typed; for a file its name, empty if none was chosen
 * @param isFile whether it stands for a file, whose content nobody has kept
 * @since 0.1
 */
public record SentField(String name, String value, boolean isFile) {

    /** Its name and value are nobody's business. */
    @Override
    public String toString() {
        return "SentField[" + (isFile ? "file" : "text") + "]";
    }
}
