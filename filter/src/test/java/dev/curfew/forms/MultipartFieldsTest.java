package dev.curfew.forms;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.curfew.forms.FormException.Why;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.SentField;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartFieldsTest {

    private static final String END = "--b--\r\n";

    private static String part(String headers, String content) {
        return "--b\r\n" + headers + "\r\n\r\n" + content + "\r\n";
    }

    private static String text(String name, String value) {
        return part("Content-Disposition: form-data; name=\"" + name + "\"", value);
    }

    private static String file(String name, String fileName, String content) {
        return part(
                "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/pdf",
                content);
    }

    private static List<SentField> read(InputStream in) throws FormException, IOException {
        return new MultipartFields(in, "b").read();
    }

    private static List<SentField> read(String body) throws FormException, IOException {
        return read(new ByteArrayInputStream(body.getBytes(ISO_8859_1)));
    }

    private static Why why(String body) {
        return catchThrowableOfType(FormException.class, () -> read(body)).why();
    }

    @Test
    void textsAndTheNamesOfFilesAreReadInOrder() throws Exception {
        String body =
                text("a", "1") + file("f", "x.pdf", "%PDF") + text("a", "") + file("f", "", "") + text("b", "2") + END;
        assertThat(read(body))
                .containsExactly(
                        new SentField("a", "1", false),
                        new SentField("f", "x.pdf", true),
                        new SentField("a", "", false),
                        new SentField("f", "", true),
                        new SentField("b", "2", false));
    }

    @Test
    void aFormMayHaveNoFields() throws Exception {
        assertThat(read(END)).isEmpty();
        assertThat(read("--b--")).isEmpty();
        assertThat(read("preamble\r\n" + END + "epilogue")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                "\r",
                "\n",
                "\r\n-",
                "\r\n--",
                "--b",
                "\n--b\r\n",
                "\r--b--",
                "\r\r\n--a",
                "\r\n\r\n--\r\n--B",
                "\r\n\r\r\n",
                "\u0001\u00ff\t"
            })
    void whatOnlyLooksLikeABoundaryIsContent(String value) throws Exception {
        assertThat(read(text("a", value) + END)).containsExactly(new SentField("a", value, false));
    }

    @Test
    void itDoesNotMatterWhereTheNetworkCutsIt() throws Exception {
        String body = text("a", "\r\n--\r\n--x") + file("f", "x", "\r\r\n--\r\n-") + text("c", "d") + END;
        for (int size = 1; size < body.length(); size++) {
            assertThat(read(inPieces(body, size))).isEqualTo(read(body));
        }
    }

    private static InputStream inPieces(String body, int size) {
        return new ByteArrayInputStream(body.getBytes(ISO_8859_1)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, size));
            }
        };
    }

    @Test
    void whateverIsCutOffIsUnreadable() {
        String body = text("a", "1") + file("f", "x.pdf", "%PDF") + "--b--";
        for (int length = 0; length < body.length(); length++) {
            assertThat(why(body.substring(0, length))).as("%s", length).isEqualTo(Why.UNREADABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Disposition: form-data",
                "Content-Disposition: form-data; name=a",
                "Content-Disposition: form-data; name=\"a",
                "Content-Disposition: form-data; name=\"a\\\"b\"",
                "Content-Disposition: form-data; name=\"a\"; name=\"b\"",
                "Content-Disposition: form-data; name=\"a\"; filename*=UTF-8''x",
                "Content-Disposition: form-data; name=\"a\" x",
                "Content-Disposition: form-data; name=\"\"",
                "Content-Disposition: form-data; name=\"\u0000\"",
                "Content-Disposition: attachment; name=\"a\"",
                "Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"a\"",
                "Content-Disposition: form-data; name=\"a\"\r\nContent-Type: application/json",
                "Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64",
                "Content-Disposition: form-data; name=\"a\"\r\n folded",
                "Content-Disposition form-data",
                "Content-Type: text/plain",
                "X: 1\r\nX: 2"
            })
    void partsThatNoBrowserWritesAreUnreadable(String headers) {
        assertThat(why(part(headers, "x") + END)).isEqualTo(Why.UNREADABLE);
    }

    @Test
    void linesHaveToEndAsTheyShould() {
        assertThat(why("--b\nContent-Disposition: form-data; name=\"a\"\n\nx\n--b--"))
                .isEqualTo(Why.UNREADABLE);
        assertThat(why("--bx\r\n" + END)).isEqualTo(Why.UNREADABLE);
        assertThat(why("--b-\r\n" + END)).isEqualTo(Why.UNREADABLE);
    }

    @Test
    void headersAreTheSameInAnyCaseAndNamesStayAsTheyAreWritten() throws Exception {
        String part =
                part("content-disposition:FORM-DATA;name=\"%22\\ \u00c3\u00a4;=\"\r\nCONTENT-TYPE: text/plain", "x");
        assertThat(read(part + END)).containsExactly(new SentField("%22\\ \u00c3\u00a4;=", "x", false));
    }

    @ParameterizedTest
    @ValueSource(ints = {65_535, 65_536, 65_537})
    void allTextTogetherIsBounded(int size) throws Exception {
        String body = text("a", "x".repeat(30_000))
                + text("b".repeat(10_000), "y".repeat(size - 40_011))
                + file("name", "n.docx", "z".repeat(100_000))
                + END;
        if (size <= FormReader.MOST_TEXT) {
            assertThat(read(body)).hasSize(3);
        } else {
            assertThat(why(body)).isEqualTo(Why.TOO_LARGE);
        }
    }

    @Test
    void headersAreBounded() {
        assertThat(why("--b\r\n" + "x".repeat(200_000))).isEqualTo(Why.TOO_LARGE);
        assertThat(why("--b\r\n" + "Content-Type: x\r\n".repeat(100) + "\r\n")).isEqualTo(Why.UNREADABLE);
        assertThat(why(part("Content-Disposition: form-data" + "; name=\"a\"".repeat(10_000), "x") + END))
                .isEqualTo(Why.UNREADABLE);
    }

    @Test
    void fieldsAreBounded() throws Exception {
        assertThat(read(text("a", "").repeat(5_000) + END)).hasSize(5_000);
        assertThat(why(text("a", "").repeat(5_001) + END)).isEqualTo(Why.TOO_LARGE);
    }

    @Test
    void aFileWithoutEndIsGivenUp() {
        String start = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n";
        Endless endless = new Endless(start.getBytes(ISO_8859_1));
        FormException given = catchThrowableOfType(FormException.class, () -> read(endless));
        assertThat(given.why()).isEqualTo(Why.TOO_LARGE);
        assertThat(endless.given).isBetween(FormReader.MOST_BODY, FormReader.MOST_BODY + 10_000);
    }

    @Test
    void aBoundaryThatIsNoneIsUnreadable() {
        for (String type : List.of(
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"\"",
                "multipart/form-data; boundary=" + "x".repeat(71))) {
            FakeExchange request =
                    FakeExchange.submission("/a", END).without("Content-Type").with("Content-Type", type);
            assertThat(catchThrowableOfType(FormException.class, () -> FormReader.read(request))
                            .why())
                    .isEqualTo(Why.UNREADABLE);
        }
    }

    @Test
    void aBodyThatSaysThatItIsFarTooLongIsNotWaitedFor() {
        FakeExchange request = FakeExchange.submission("/a", END)
                .without("Content-Type")
                .with("Content-Type", "multipart/form-data; boundary=\"b\"")
                .without("Content-Length")
                .with("Content-Length", String.valueOf(FormReader.MOST_BODY + 1));
        assertThat(catchThrowableOfType(FormException.class, () -> FormReader.read(request))
                        .why())
                .isEqualTo(Why.TOO_LARGE);
        assertThat(request.bodiesRead()).isZero();
    }

    private static final class Endless extends InputStream {

        private final InputStream start;
        long given;

        Endless(byte[] start) {
            this.start = new ByteArrayInputStream(start);
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("one by one");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = start.read(bytes, offset, length);
            int read = count > 0 ? count : length;
            given += read;
            return read;
        }
    }
}
