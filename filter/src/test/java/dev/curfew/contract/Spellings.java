package dev.curfew.contract;

import java.util.List;
import java.util.Random;

/** Ways to write an address so that it looks like another one, by chance. */
final class Spellings {

    private static final List<String> OPEN = List.of("open", "open/a", "open/a/b", "page", "style.css", "x/icon.png");

    private static final List<String> CLOSED =
            List.of("closed", "closed/a", "closed/a/b.css", "closed/style.css", "closed/icon.png");

    private static final List<String> BETWEEN = List.of(
            "/",
            "//",
            "///",
            "/./",
            "/../",
            "/x/../",
            "/..;/",
            "/..;x=y/",
            "/.;/",
            "/%2e/",
            "/%2e%2e/",
            "/.%2e/",
            "/%2E./",
            "/%2e%2e;x/",
            "%2f",
            "%2F",
            "/%2f",
            "%2f..%2f",
            "%5c",
            "/%5c",
            "\\",
            "/..\\",
            "/..%5c",
            ";/",
            ";x=y/",
            ";x=/app/open/a/",
            "%3b/",
            "%3bx/",
            "%00/",
            "/%00/",
            "%00",
            "/%c0%ae%c0%ae/",
            "/%c0%af",
            "%c0%af",
            "%e0%80%af",
            "%ef%bc%8f",
            "/%ef%bc%8e%ef%bc%8e/",
            "%252f",
            "/%252e%252e/",
            "/%u002e%u002e/",
            "%09/",
            "%20/",
            "/ /",
            "/%0d%0a/",
            "/.../",
            "/....//",
            "/~/",
            "/*/",
            "/?/",
            "/#/",
            "/%23/",
            "/%3f/");

    private static final List<String> END = List.of(
            "",
            "",
            "",
            "/",
            "//",
            "/.",
            "/..",
            "/%2e",
            ".",
            "..",
            ";",
            ";x",
            ";.css",
            ";/open/a",
            "/;x=.png",
            "%00",
            "%00.css",
            "%20",
            "%2e",
            ".css",
            "/.css",
            "/x.png",
            "/style.css",
            "?",
            "?/app/open/a",
            "?x=.css",
            "#",
            "#.css",
            "%23.css",
            "%3f.css",
            "%0a.css",
            "/..;/",
            "~");

    private final Random random;

    Spellings(Random random) {
        this.random = random;
    }

    /** An address below {@code /app}, or something like it. */
    String next() {
        StringBuilder path =
                new StringBuilder(random.nextInt(12) == 0 ? one(List.of("", "/.", "//", "/x/..", "/%2e")) : "");
        path.append(random.nextInt(10) == 0 ? odd("/app") : "/app");
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            path.append(random.nextInt(3) == 0 ? one(BETWEEN) : "/");
            path.append(segments(random.nextBoolean() ? one(OPEN) : one(CLOSED)));
            if (random.nextInt(3) == 0) {
                path.append(one(BETWEEN)).append(one(List.of("..", "%2e%2e", "..;", ".", "%2e", "", "x", "..%00")));
            }
        }
        return path.append(one(END)).toString();
    }

    private String segments(String path) {
        return switch (random.nextInt(8)) {
            case 0 -> odd(path);
            case 1 -> path.replace("/", one(BETWEEN));
            case 2 -> path.replace("/", ";x=y/");
            default -> path;
        };
    }

    /** Some of the letters written otherwise: encoded, encoded twice, in capitals. */
    private String odd(String path) {
        StringBuilder odd = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            switch (random.nextInt(6)) {
                case 0 -> odd.append(String.format("%%%02x", (int) c));
                case 1 -> odd.append(c == '/' ? '/' : Character.toUpperCase(c));
                case 2 -> odd.append(random.nextInt(3) == 0 ? String.format("%%25%02x", (int) c) : c);
                default -> odd.append(c);
            }
        }
        return odd.toString();
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
