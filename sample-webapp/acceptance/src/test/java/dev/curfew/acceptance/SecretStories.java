package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

/** What nobody may read is written nowhere. */
abstract class SecretStories extends Stories {

    /** How every token of Keycloak starts: a JSON object in base64url. */
    private static final String JSON_WEB_TOKEN = "eyJ";

    @Story
    void theLogHoldsNoSecret() {
        var alice = Visitor.any(shop());
        alice.signIn();
        alice.fetchData();

        assertThat(scene().tomcat().log())
                .noneMatch(line -> line.contains(alice.cookie().value()))
                .noneMatch(line -> line.contains(ShopPolicy.CLIENT_SECRET))
                .noneMatch(line -> line.contains(JSON_WEB_TOKEN));
    }
}
