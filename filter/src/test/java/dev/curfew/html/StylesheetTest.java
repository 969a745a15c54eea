package dev.curfew.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StylesheetTest {

    @Test
    void anotherStandsBehindOursAsBrowsersReadIt() {
        Stylesheet both = Stylesheet.OURS.with("a{}\r\nb{}\rc{}\0");

        assertThat(both.css()).startsWith(Stylesheet.OURS.css()).endsWith("\na{}\nb{}\nc{}\uFFFD");
        assertThat(both).isEqualTo(Stylesheet.OURS.with("a{}\nb{}\nc{}\0")).isNotEqualTo(Stylesheet.OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"</style", "a{}</STYLE>", "</style\n>"})
    void oneThatEndsItsElementIsRefused(String css) {
        assertThatIllegalArgumentException().isThrownBy(() -> Stylesheet.OURS.with(css));
    }

    @Test
    void onlyOneWithImagesAllowsThemAndOnlyThoseInIt() {
        assertThat(Stylesheet.OURS.policy()).doesNotContain("img-src");
        assertThat(Stylesheet.OURS.with("a{color:red}").policy()).doesNotContain("img-src");
        assertThat(Stylesheet.OURS.with("a{background:URL(data:x)}").policy())
                .startsWith("style-src 'sha256-")
                .endsWith("'; img-src data:; font-src data:; ");
    }

    @Test
    void nothingInItIsInlineInAnyOtherWay() {
        assertThat(Stylesheet.OURS.policy()).doesNotContain("unsafe");
        assertThat(Stylesheet.OURS.css()).doesNotContain("url(", "@import", "<");
    }
}
