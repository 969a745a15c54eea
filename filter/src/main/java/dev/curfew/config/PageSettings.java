package dev.curfew.config;

import dev.curfew.html.Stylesheet;
import dev.curfew.text.Languages;

/**
 * What Curfew's own pages and its script say, and how the pages look.
 *
 * @param languages each with every text
 * @param style of the pages
 * @since 0.1
 */
public record PageSettings(Languages languages, Stylesheet style) {

    /** As Curfew comes. */
    public static final PageSettings SHIPPED = new PageSettings(Languages.shipped(), Stylesheet.OURS);
}
