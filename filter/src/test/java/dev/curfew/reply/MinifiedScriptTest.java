package dev.curfew.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinifiedScriptTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            textBlock =
                    """
                    const long = 1; use(long);          | const a=1;use(a);
                    let first = 1, second = first;      | let a=1,b=a;
                    const a = 1, longer = a;            | const b=1,c=b;
                    let view; x.view = view;            | let view;x.view=view;
                    const sent = { view: 1 }, view = 2; | const a={view:1},view=2;
                    let limit; emit({ limit, x });      | let limit;emit({limit,x});
                    let limit; emit(limit, x);          | let a;emit(a,x);
                    const f = (n, m = all) => n;        | const a=(n,m=all)=>n;
                    let view; say('view // it  is');    | let a;say('view // it  is');
                    say(a ? .5 : b?.c);                 | say(a?.5:b?.c);
                    async function wait() { return x; } | async function a(){return x;}
                    """)
    void takesOutWhatBrowsersDoNotNeed(String source, String pressed) {
        assertThat(MinifiedScript.of(source)).isEqualTo(pressed + "\n");
    }

    @Test
    void pressesStylesToo() {
        assertThat(MinifiedScript.of("// why\nstyle(`\n  a { b: c d;\n    e: f }\n  g > :not(#h) * { i: j }`);\n"))
                .isEqualTo("style(`a{b:c d;e:f}g > :not(#h) *{i:j}`);\n");
    }
}
