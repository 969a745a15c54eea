package dev.curfew.inject;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the tag goes. In the pages below {@code @} is the place; a page without one is left as it is. */
class TagInserterTest {

    private static final String TAG = "[tag]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><head>@<title>x</title></head><body></body></html>",
                "<!doctype html>\n<html lang=en>\n<head>@\n<meta charset=utf-8>",
                "<HTML><HEAD>@<TITLE>x</TITLE></HEAD></HTML>",
                "<html><head >@</head>",
                "<html><head\n\tprofile='x'\n>@</head>",
                "<html><head/>@<title>x</title>",
                "<head>@<title>x</title>",
                " \r\n\t\f<head>@",
                "<html data-x=\">\" data-y='<head>'><head data-z='a>b'>@<title>",
                "<html x=a\"b><head>@",
                "<html x = '>' y><head>@",
                "<html x\"><head>@",
                "<html/><head>@",
                "<html a=b/><head>@",
                "<html a='b'c=\"d>\"><head>@",
                "<!-- <head> --><html><!-- > <head> -- > --><head>@",
                "<!--><head>@",
                "<!---><head>@",
                "<!----><head>@",
                "<!-----><head>@",
                "<!----!><head>@",
                "<!-- x --!><head>@",
                "<!--!><head> --><head>@",
                "<!---!><head> --><head>@",
                "<!--[if IE 7]><html class=\"ie\"><![endif]--><!--[if !IE]><!--><html><!--<![endif]--><head>@",
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" "
                        + "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\"><html xmlns=\"x\"><head>@",
                "<!><!-><!bogus><head>@",
                "<html><html><head>@",
            })
    void goesDirectlyBehindTheHeadTag(String page) {
        assertPlace(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html>@<body>x</body></html>",
                "<html>\n@<title>x</title>",
                "<html>@<header>x</header>",
                "<html>@<heading>",
                "<html>@<headx",
                "<html>@<htmlx>",
                "<html>@<frameset cols='*,*'><frame src=a></frameset></html>",
                "<!DOCTYPE html><HTML>\n@<FRAMESET>",
                "@<frameset rows='*'>",
                "@<p>Hello",
                "@<table><tr>",
                "@<header><head>",
                "<!doctype html>@Hello",
                "<html>@Hello",
                "<html>@< b",
                "<html>@<3",
                "<html>@</head>",
                "@</p>",
                "<!-- x -->@<h1>x</h1>",
                "<html>@<a title='<head>'>",
                "<html>@<script>'<head>'</script>",
                "<html>@\u0000",
                "<html =\">@\"<head>\">",
            })
    void goesBeforeTheFirstContentOfAPageWithoutHead(String page) {
        assertPlace(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \r\n ",
                "Hello <b>you</b>",
                "{\"html\":\"<head>\"}",
                "%PDF-1.7 <html><head>",
                "PK\u0003\u0004<html>",
                "\u0089PNG\r\n\u001a\n<head>",
                "\u0000<html><head>",
                "< html><head>",
                "<3 <head>",
                "<",
                "<h",
                "<html><hea",
                "<html><head",
                "<html><head class='x>",
                "<!-- <head>",
                "<!-- a -- ><head>",
                "<!doctype html",
                "<!-",
                "\u00EFx<head>",
                "\u00EF\u00BBx<head>",
            })
    void leavesAloneWhatHasNoPlace(String page) {
        assertPlace(page);
    }

    @Test
    void goesIntoTheHeadOfAFrameset() {
        assertPlace("<html><head>@<title>x</title></head><frameset cols='*'>");
    }

    @Test
    void looksBehindTheMarkOfUtf8() {
        assertPlace(new String("\uFEFF<html><head>".getBytes(UTF_8), ISO_8859_1) + "@");
        assertPlace(new String("\uFEFF<p>".getBytes(UTF_8), ISO_8859_1).replace("<p>", "@<p>"));
    }

    @Test
    void looksBehindTheMarkAmongCharacters() throws IOException {
        assertThat(inCharacters("\uFEFF<html><head><title>", 3)).isEqualTo("\uFEFF<html><head>" + TAG + "<title>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-8",
                "ISO-8859-1",
                "ISO-8859-15",
                "windows-1252",
                "windows-1251",
                "Shift_JIS",
                "GBK",
                "Big5",
                "EUC-JP"
            })
    void findsItsPlaceInEveryEncodingWithAscii(String encoding) throws IOException {
        Charset charset = Charset.forName(encoding);
        String before = "<!-- ソ表—é --><html title='ソ表>é'><head>";
        String after = "<title>ソ表é</title>";

        assertThat(inBytes((before + after).getBytes(charset), new int[] {1}))
                .isEqualTo((before + TAG + after).getBytes(charset));
    }

    @Test
    void leavesUtf16Alone() throws IOException {
        for (Charset charset : List.of(UTF_16LE, UTF_16BE)) {
            for (String mark : List.of("", "\uFEFF")) {
                byte[] page = (mark + "<html><head></head>").getBytes(charset);

                assertThat(inBytes(page, new int[] {2})).isEqualTo(page);
            }
        }
    }

    @Test
    void looksAtTheFirst16KiBAndNoFurther() throws IOException {
        String near = "<html>" + " ".repeat(HeadScanner.FURTHEST - 12);
        assertPlace(near + "<head>@<title>");
        assertPlace(near + " <head><title>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html xmlns='x'><head>@<title/>", "<?xml version='1.0'?>\n<!DOCTYPE html>\n<html><head>@"})
    void goesIntoTheHeadOfXml(String page) throws IOException {
        assertPlace(page, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><head/><body/></html>",
                "<html><body>x</body></html>",
                "<html><HEAD></HEAD></html>",
                "<HTML><head></head></HTML>",
                "<head></head>",
                "<html/>",
                "<svg><head></head></svg>",
                "<h:html xmlns:h='x'><h:head>",
                "<!DOCTYPE html [<!ENTITY x '<head>'>]><html><head>",
                "<?xml-stylesheet href='a>b'?><html><head>",
            })
    void leavesXmlAloneThatItMightBreak(String page) throws IOException {
        assertPlace(page, true);
    }

    @Test
    void holdsNoMoreThanTheBeginningOfATag() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TagInserter splice = new TagInserter(new HeadScanner(false), TAG);
        byte[] page = "<!-- comment --><!doctype html><html class='x'>  <head".getBytes(ISO_8859_1);
        for (int i = 0; i < page.length; i++) {
            splice.put(new Octets(page, i, 1, out, new ArrayList<>()));

            assertThat(i + 1 - out.size()).isBetween(0, "<head".length());
        }
        assertThat(out.size() + splice.end().length()).isEqualTo(page.length);
        assertThat(splice.end()).isEmpty();
    }

    @Test
    void settlesBeforeTheTagAndWhatFollowsItGoOn() throws IOException {
        List<Boolean> settled = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] page = "<html><p>".getBytes(ISO_8859_1);
        new TagInserter(new HeadScanner(false), TAG).put(new Octets(page, 0, page.length, out, settled) {
            @Override
            public void settle(boolean found) {
                assertThat(out.size()).isZero();
                super.settle(found);
            }
        });

        assertThat(settled).containsExactly(true);
    }

    @Test
    void makesTheSameOfAPageHoweverItIsCutUp() throws IOException {
        Random random = new Random(20261121);
        List<String> parts = List.of(
                "<",
                ">",
                "html",
                "head",
                "<html>",
                "<head>",
                "<!--",
                "-->",
                "--!>",
                "-",
                "!",
                " ",
                "\n",
                "=",
                "'",
                "\"",
                "/",
                "<!doctype html>",
                "frameset",
                "x",
                "<?",
                "H",
                "<body",
                "<html a='",
                "é",
                "\u0000");
        int found = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder page = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                page.append(parts.get(random.nextInt(parts.size())));
            }
            byte[] bytes = page.toString().getBytes(ISO_8859_1);
            byte[] whole = inBytes(bytes, new int[] {Integer.MAX_VALUE});
            found += whole.length > bytes.length ? 1 : 0;

            assertThat(inBytes(bytes, new int[] {1})).as("%s", page).isEqualTo(whole);
            int[] sizes = random.ints(5, 1, 9).toArray();
            assertThat(inBytes(bytes, sizes)).as("%s", page).isEqualTo(whole);
            assertThat(inCharacters(page.toString(), sizes[0]).getBytes(ISO_8859_1))
                    .as("%s", page)
                    .isEqualTo(whole);
            assertThat(new String(whole, ISO_8859_1).replace(TAG, "")).isEqualTo(page.toString());
        }
        assertThat(found).isBetween(2_000, 18_000);
    }

    private static void assertPlace(String page) {
        try {
            assertPlace(page, false);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void assertPlace(String page, boolean xml) throws IOException {
        byte[] bytes = page.replace("@", "").getBytes(ISO_8859_1);
        for (int size : new int[] {1, 2, 3, 7, 100_000}) {
            assertThat(new String(inBytes(bytes, new int[] {size}, xml), ISO_8859_1))
                    .as("in pieces of %d", size)
                    .isEqualTo(page.replace("@", TAG));
        }
    }

    private static byte[] inBytes(byte[] page, int[] sizes) throws IOException {
        return inBytes(page, sizes, false);
    }

    /** What comes out of pieces of these sizes, in turn. */
    private static byte[] inBytes(byte[] page, int[] sizes, boolean xml) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TagInserter splice = new TagInserter(new HeadScanner(xml), TAG);
        List<Boolean> settled = new ArrayList<>();
        int from = 0;
        for (int turn = 0; from < page.length; turn++) {
            int length = Math.min(sizes[turn % sizes.length], page.length - from);
            if (settled.isEmpty()) {
                splice.put(new Octets(page, from, length, out, settled));
            } else {
                out.write(page, from, length);
            }
            from += length;
        }
        out.write(splice.end().getBytes(ISO_8859_1));
        assertThat(settled).hasSizeLessThanOrEqualTo(1);
        return out.toByteArray();
    }

    private static String inCharacters(String page, int size) throws IOException {
        StringBuilder out = new StringBuilder();
        TagInserter splice = new TagInserter(new HeadScanner(false), TAG);
        List<Boolean> settled = new ArrayList<>();
        for (int from = 0; from < page.length(); from += size) {
            String piece = page.substring(from, Math.min(page.length(), from + size));
            if (settled.isEmpty()) {
                splice.put(new Characters(piece, out, settled));
            } else {
                out.append(piece);
            }
        }
        return out.append(splice.end()).toString();
    }

    private static class Octets implements TagInserter.Piece {

        private final byte[] octets;
        private final int from;
        private final int length;
        private final ByteArrayOutputStream out;
        private final List<Boolean> settled;

        Octets(byte[] octets, int from, int length, ByteArrayOutputStream out, List<Boolean> settled) {
            this.octets = octets;
            this.from = from;
            this.length = length;
            this.out = out;
            this.settled = settled;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public int unit(int index) {
            return octets[from + index] & 0xFF;
        }

        @Override
        public void pass(int first, int end) {
            assertThat(first).isBetween(0, end - 1);
            assertThat(end).isLessThanOrEqualTo(length);
            out.write(octets, from + first, end - first);
        }

        @Override
        public void pass(String text) {
            out.writeBytes(text.getBytes(ISO_8859_1));
        }

        @Override
        public void settle(boolean found) {
            settled.add(found);
        }
    }

    private record Characters(String text, StringBuilder out, List<Boolean> settled) implements TagInserter.Piece {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public int unit(int index) {
            return text.charAt(index);
        }

        @Override
        public void pass(int first, int end) {
            out.append(text, first, end);
        }

        @Override
        public void pass(String ascii) {
            out.append(ascii);
        }

        @Override
        public void settle(boolean found) {
            settled.add(found);
        }
    }
}
