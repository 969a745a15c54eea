package dev.curfew.forms;

import dev.curfew.http.ReturnTarget;
import dev.curfew.http.SentField;
import dev.curfew.http.SentForm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form that a user sent when they had to sign in first.
 *
 * @param target where it was sent
 * @param back the page that it was on
 * @param form what was sent
 */
public record KeptForm(ReturnTarget target, ReturnTarget back, SentForm form) {

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(target.target());
            out.writeUTF(back.target());
            out.writeUTF(form.encoding().name());
            Charset declared = form.declared();
            out.writeUTF(declared == null ? "" : declared.name());
            out.writeInt(form.fields().size());
            for (SentField field : form.fields()) {
                write(out, field.name());
                write(out, field.value());
                out.writeBoolean(field.isFile());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The form that these bytes were made from, by this very server. */
    static KeptForm of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            ReturnTarget target = new ReturnTarget(in.readUTF());
            ReturnTarget back = new ReturnTarget(in.readUTF());
            SentForm.Encoding encoding = SentForm.Encoding.valueOf(in.readUTF());
            Charset declared = charset(in.readUTF());
            int count = in.readInt();
            List<SentField> fields = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                fields.add(new SentField(read(in), read(in), in.readBoolean()));
            }
            return new KeptForm(target, back, new SentForm(encoding, declared, fields));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static @Nullable Charset charset(String name) {
        return name.isEmpty() ? null : Charset.forName(name);
    }

    private static void write(DataOutputStream out, String octets) throws IOException {
        byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.ISO_8859_1);
    }
}
