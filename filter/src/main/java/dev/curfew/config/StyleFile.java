package dev.curfew.config;

import dev.curfew.html.Stylesheet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An operator's style sheet. What it would load is refused here, since the page's policy would leave it out without a word. */
final class StyleFile {

    private static final Pattern REFUSED = Pattern.compile(
            "(</style)|(@import\\b)|(\\burl\\(\\s*[\"']?(?!\\s*[\"']?data:)[^)\\s]*)", Pattern.CASE_INSENSITIVE);

    private final String file;
    private final Faults faults;

    StyleFile(String file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** This style with the file's after it; as it is if the file has faults. */
    Stylesheet read(String css, Stylesheet style) {
        Matcher refused = REFUSED.matcher(css);
        boolean fine = true;
        while (refused.find()) {
            fine = false;
            faults.add(new Fault(
                    FaultCode.PAGES_INVALID_STYLE,
                    new Utf8(css.substring(0, refused.start()), false).end(file),
                    "style",
                    refused.group(),
                    "a style sheet that loads nothing",
                    remedy(refused)));
        }
        return fine ? style.with(css) : style;
    }

    private static String remedy(Matcher refused) {
        if (refused.group(1) != null) {
            return "remove it: Curfew puts the style into a style element";
        }
        return refused.group(2) != null
                ? "copy the content of the other file here"
                : "embed the image or the font as a data: URL";
    }
}
