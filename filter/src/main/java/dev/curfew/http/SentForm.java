package dev.curfew.http;

import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form as a browser sent it: every value of every field, in order, byte by byte. Of files, it has only the names.
 *
 * @param encoding how it was sent
 * @param declared the charset that it says it is in, or null if it says nothing or nothing that this platform knows
 * @param fields in the order of sending
 * @since 0.1
 */
public record SentForm(Encoding encoding, @Nullable Charset declared, List<SentField> fields) {

    /** How the fields are written in a body. */
    public enum Encoding {
        /** The usual one. */
        URL_ENCODED("application/x-www-form-urlencoded"),
        /** The one for files. */
        MULTIPART("multipart/form-data");

        private final String type;

        Encoding(String type) {
            this.type = type;
        }

        /** The media type, which is the {@code enctype} too. */
        public String type() {
            return type;
        }
    }

    public SentForm {
        fields = List.copyOf(fields);
    }

    /** The charset in which a page and a form of this origin carry each byte of this one. */
    public FormCharset carrier() {
        return fields.stream().allMatch(field -> FormCharset.isUtf8(field.name()) && FormCharset.isUtf8(field.value()))
                ? FormCharset.UTF_8
                : FormCharset.WINDOWS_1252;
    }

    /** Octets as people read them: in the declared charset, else in the one that carries them. */
    public String legible(String octets) {
        return declared == null ? carrier().text(octets) : new String(FormCharset.bytes(octets), declared);
    }

    /** How many fields stand for a file that was chosen. */
    public int files() {
        return (int) fields.stream()
                .filter(field -> field.isFile() && !field.value().isEmpty())
                .count();
    }

    /** Nothing of what was typed. */
    @Override
    public String toString() {
        return "SentForm[" + encoding.type + ", " + fields.size() + " fields]";
    }
}
