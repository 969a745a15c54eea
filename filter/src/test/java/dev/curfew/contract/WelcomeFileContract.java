package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;
import dev.curfew.policy.Access;
import dev.curfew.policy.Effect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.catalina.Context;
import org.junit.jupiter.api.Test;

/** Whoever asks for a directory asks for its welcome file: rules about either hold. */
public abstract class WelcomeFileContract extends StagedContract {

    private static final Effect.Builder ADMINISTRATORS_ONLY = Effect.builder().access(Access.anyOf(Set.of("admin")));

    @Override
    protected TomcatFixture scene() {
        return TomcatFixture.usual()
                .withRules(
                        TomcatFixture.rule(
                                "front", "/app/front/", Effect.builder().access(Access.PUBLIC)),
                        TomcatFixture.rule(
                                "help", "/app/help/index.html", Effect.builder().access(Access.PUBLIC)),
                        TomcatFixture.rule("books", "/app/books/index.html", ADMINISTRATORS_ONLY),
                        TomcatFixture.rule("safe", "/app/safe/", ADMINISTRATORS_ONLY),
                        TomcatFixture.rule("vault", "/app/vault/", ADMINISTRATORS_ONLY),
                        TomcatFixture.rule(
                                "vaults", "/app/vault/**", Effect.builder().access(Access.PUBLIC)));
    }

    @Override
    protected void build(Context application) {
        application.addWelcomeFile("pages/start.html");
        application.addWelcomeFile("index.html");
        try {
            Path base = Files.createTempDirectory("curfew-welcome");
            write(base, "front/index.html");
            write(base, "front/other.html");
            write(base, "help/index.html");
            write(base, "books/index.html");
            write(base, "safe/pages/start.html");
            write(base, "vault/index.html");
            application.setDocBase(base.toString());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void write(Path base, String file) throws IOException {
        Path page = base.resolve(file);
        Files.createDirectories(page.getParent());
        Files.writeString(page, "the page of " + file);
    }

    @Test
    void aDirectoryThatIsPublicShowsItsWelcomeFile() {
        assertThat(alice().open(stage().url("/app/front/")).body()).isEqualTo("the page of front/index.html");
    }

    @Test
    void aPublicDirectoryOpensNothingElseInIt() {
        assertThat(alice().fetch(stage().url("/app/front/other.html")).status()).isEqualTo(401);
    }

    @Test
    void aFileIsNoDirectoryHoweverItIsSpelled() {
        for (String path : List.of(
                "/app/front/other.html/.",
                "/app/front/other.html/%2e",
                "/app/front/other.html/;x",
                "/app/front/other.html%2F",
                "/app/front/other.html/x/..",
                "/app/front/./other.html/.",
                "/app/front//other.html/.",
                "/app/front/;/other.html/.;x")) {
            Page page = alice().fetch(stage().url(path));
            assertThat(page.status()).as("%s: %s", path, page).isIn(400, 401);
        }
    }

    @Test
    void aWelcomeFileThatIsPublicIsSoUnderItsDirectoryToo() {
        assertThat(alice().open(stage().url("/app/help/")).body()).isEqualTo("the page of help/index.html");
    }

    @Test
    void aGuardedWelcomeFileIsGuardedUnderItsDirectoryToo() {
        signIn();

        assertIsForbidden("/app/books/index.html");
        assertIsForbidden("/app/books/");
        assertIsForbidden("/app/books/;x=y");
        assertIsForbidden("/app/%62ooks/");
        assertIsForbidden("/app//books//");
    }

    @Test
    void aGuardedDirectoryIsGuardedWhateverItsWelcomeFileIsCalled() {
        signIn();

        assertIsForbidden("/app/safe/");
        assertIsForbidden("/app/s%61fe/");
        assertIsForbidden("/app/safe/;x=y");
        assertIsForbidden("/app//safe/");
    }

    @Test
    void aDirectoryIsNotEnteredThroughDots() {
        signIn();

        for (String path : List.of("/app/safe/.", "/app/safe/%2e", "/app/safe/pages/..", "/app/safe/pages/%2e%2e;x")) {
            Page page = alice().fetch(stage().url(path));
            assertThat(page.status()).as("%s: %s", path, page).isIn(302, 400, 403);
            assertThat(page.body()).doesNotContain("the page of");
        }
    }

    @Test
    void whatIsSaidOfTheDirectoryAndOfEverythingInItHoldsTogether() {
        signIn();

        assertIsForbidden("/app/vault/");
        assertThat(alice().fetch(stage().url("/app/vault/index.html")).status()).isEqualTo(200);
    }

    private void assertIsForbidden(String path) {
        Page page = alice().fetch(stage().url(path));
        assertThat(page.status()).as("%s: %s", path, page).isEqualTo(403);
        assertThat(page.body()).doesNotContain("the page of");
    }
}
