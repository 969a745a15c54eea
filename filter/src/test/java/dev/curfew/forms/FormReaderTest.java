package dev.curfew.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.curfew.forms.FormException.Why;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.FormCharset;
import dev.curfew.http.SentField;
import dev.curfew.http.SentForm;
import dev.curfew.http.SentForm.Encoding;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormReaderTest {

    private static FakeExchange request(String type, String body) {
        FakeExchange request = FakeExchange.submission("/app/a", body).without("Content-Type");
        return type.isEmpty() ? request : request.with("Content-Type", type);
    }

    private static FakeExchange urlEncoded(String body) {
        return request("application/x-www-form-urlencoded", body);
    }

    private static List<SentField> fields(String body) throws FormException {
        return FormReader.read(urlEncoded(body)).fields();
    }

    private static Why why(FakeExchange request) {
        return catchThrowableOfType(FormException.class, () -> FormReader.read(request))
                .why();
    }

    private static SentField text(String name, String value) {
        return new SentField(name, value, false);
    }

    @Test
    void everyValueOfEveryFieldIsReadInOrder() throws FormException {
        assertThat(fields("b=1&a=2&b=3&b=1&c=&d"))
                .containsExactly(
                        text("b", "1"), text("a", "2"), text("b", "3"), text("b", "1"), text("c", ""), text("d", ""));
    }

    @Test
    void valuesAreOctetsWhateverTheirCharset() throws FormException {
        assertThat(fields("%C3%A4+%e4=%0D%0A%01%ff%2B%3D%26=="))
                .containsExactly(text("\u00c3\u00a4 \u00e4", "\r\n\u0001\u00ff+=&=="));
        assertThat(fields("a=\u00e4")).containsExactly(text("a", "\u00e4"));
    }

    @Test
    void nothingIsAFormWithoutFields() throws FormException {
        assertThat(fields("")).isEmpty();
        assertThat(fields("&&")).isEmpty();
        assertThat(fields("&a=b&&c=d&")).containsExactly(text("a", "b"), text("c", "d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%4g", "a=%-1", "%=a", "a=b%", "a=%+1", "a=1&b=%u00e4"})
    void brokenEscapesAreNotGuessed(String body) {
        assertThat(why(urlEncoded(body))).isEqualTo(Why.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=a", "a=b&=c", "a=%00", "%00=a", "a%00=b"})
    void whatAPageCannotSendAgainIsNotKept(String body) {
        assertThat(why(urlEncoded(body))).isEqualTo(Why.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {65_535, 65_536})
    void theLargestBodyIsRead(int size) throws FormException {
        assertThat(fields("a=" + "x".repeat(size - 2)).get(0).value()).hasSize(size - 2);
    }

    @Test
    void aLargerBodyIsTooLargeWhateverItSaysOfItsLength() {
        String body = "a=" + "x".repeat(65_535);
        FakeExchange declared = urlEncoded(body);
        assertThat(why(declared)).isEqualTo(Why.TOO_LARGE);
        assertThat(declared.bodiesRead()).isZero();
        assertThat(why(urlEncoded(body).without("Content-Length"))).isEqualTo(Why.TOO_LARGE);
        assertThat(why(urlEncoded("a=b").without("Content-Length").with("Content-Length", "9".repeat(30))))
                .isEqualTo(Why.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "4"})
    void aBodyOfAnotherLengthThanDeclaredIsNotWhole(String length) {
        assertThat(why(urlEncoded("a=b").without("Content-Length").with("Content-Length", length)))
                .isEqualTo(Why.UNREADABLE);
    }

    @Test
    void aBodyThatSomebodyElseReadsIsUnreadable() {
        FakeExchange taken =
                FakeExchange.of("POST", "/app/a").with("Content-Type", "application/x-www-form-urlencoded");
        assertThat(why(taken)).isEqualTo(Why.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {4_999, 5_000, 5_001})
    void thereAreFiveThousandFieldsAtMost(int count) throws FormException {
        FakeExchange request =
                urlEncoded(IntStream.range(0, count).mapToObj(i -> "f=").collect(Collectors.joining("&")));
        if (count <= FormReader.MOST_FIELDS) {
            assertThat(FormReader.read(request).fields()).hasSize(count);
        } else {
            assertThat(why(request)).isEqualTo(Why.TOO_LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/json",
                "multipart/mixed; boundary=x",
                "application/x-www-form-urlencodedx",
                ";"
            })
    void anyOtherTypeIsNoForm(String type) {
        FakeExchange request = request(type, "a=b");
        assertThat(why(request)).isEqualTo(Why.OTHER_TYPE);
        assertThat(request.bodiesRead()).isZero();
    }

    @Test
    void aTypeIsTheSameInAnyCaseAndWithParameters() throws FormException {
        SentForm form = FormReader.read(request("Application/X-WWW-Form-Urlencoded ; Charset=\"iso-8859-2\"", "a=b"));
        assertThat(form.encoding()).isEqualTo(Encoding.URL_ENCODED);
        assertThat(form.declared()).isEqualTo(Charset.forName("iso-8859-2"));
    }

    @ParameterizedTest
    @CsvSource({
        "_charset_=Shift_JIS&a=b, '', shift_jis",
        "a=b&_CHARSET_=koi8-r, ; charset=utf-8, koi8-r",
        "a=b, ; charset=utf-8, utf-8",
        "a=b, '', none",
        "_charset_=no+such+charset, '', none",
        "_charset_=, ; charset=utf-8, none",
        "a=b, ; charset=%%%, none"
    })
    void theCharsetIsTheFieldsThenTheTypes(String body, String parameter, String expected) throws FormException {
        Charset declared = FormReader.read(request("application/x-www-form-urlencoded" + parameter, body))
                .declared();
        assertThat(declared == null ? "none" : declared.name().toLowerCase(Locale.ROOT))
                .isEqualTo(expected);
    }

    @Test
    void whatIsValidUtf8IsCarriedInIt() throws FormException {
        SentForm form = FormReader.read(urlEncoded("a=%C3%A4%E2%82%AC"));
        assertThat(form.carrier()).isEqualTo(FormCharset.UTF_8);
        assertThat(form.carrier().text(form.fields().get(0).value())).isEqualTo("\u00e4\u20ac");
        assertThat(form.legible(form.fields().get(0).value())).isEqualTo("\u00e4\u20ac");
    }

    @Test
    void oneByteThatIsNotMakesAllOfItWindows1252() throws FormException {
        SentForm form = FormReader.read(urlEncoded("a=%C3%A4&b=%80"));
        assertThat(form.carrier()).isEqualTo(FormCharset.WINDOWS_1252);
        assertThat(form.carrier().text(form.fields().get(0).value())).isEqualTo("\u00c3\u00a4");
        assertThat(form.carrier().text(form.fields().get(1).value())).isEqualTo("\u20ac");
    }

    @Test
    void peopleReadTheDeclaredCharsetAndBrowsersCarryTheBytes() throws FormException {
        SentForm form = FormReader.read(urlEncoded("_charset_=Shift_JIS&a=%93%FA"));
        String octets = form.fields().get(1).value();
        assertThat(form.legible(octets)).isEqualTo("\u65e5");
        assertThat(form.carrier().text(octets)).isEqualTo("\u201c\u00fa");
    }

    @Test
    void everyByteIsCarriedByACharacterOfItsOwn() {
        String all = IntStream.range(1, 256).mapToObj(Character::toString).collect(Collectors.joining());
        String carried = FormCharset.WINDOWS_1252.text(all);
        assertThat(carried.chars().distinct().count()).isEqualTo(255);
        assertThat(carried)
                .doesNotContain("\uFFFD")
                .contains("\u20ac", "\u0081", "\u008d", "\u008f", "\u0090", "\u009d");
        assertThat(FormCharset.isUtf8(all)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00f4\u0090\u0080\u0080", "\u00c3", "\u0080"})
    void whatIsNotQuiteUtf8IsNot(String octets) {
        assertThat(FormCharset.isUtf8(octets)).isFalse();
    }

    @Test
    void nothingOfItIsPrinted() throws FormException {
        SentForm form = FormReader.read(urlEncoded("password=hunter2"));
        assertThat(form + " " + form.fields()).doesNotContain("hunter2", "password");
        assertThat(catchThrowableOfType(FormException.class, () -> fields("password=hunter2%zz")))
                .hasMessage("unreadable");
    }
}
