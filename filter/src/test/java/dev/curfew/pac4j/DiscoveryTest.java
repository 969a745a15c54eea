package dev.curfew.pac4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.oauth2.sdk.GeneralException;
import dev.curfew.oidc.ProviderException;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a provider says of itself, and what is asked of it then. */
class DiscoveryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "'' | {\"id_token\":{\"auth_time\":{\"essential\":true}}}",
                ",\"claims_parameter_supported\":true | {\"id_token\":{\"auth_time\":{\"essential\":true}}}",
                ",\"claims_parameter_supported\":false | -"
            })
    void authTimeIsAskedForUnlessTheProviderTakesNoClaims(String said, @Nullable String claims)
            throws ProviderException {
        try (AdapterStage stage = AdapterStage.saying(said)) {
            assertThat(stage.authorize().single("claims")).isEqualTo(claims);
            assertThat(stage.authorize().single("max_age")).isEqualTo("3600");
        }
    }

    @Test
    void anotherIssuerThanExpectedIsRefused() {
        try (TestProvider provider = TestProvider.start()) {
            URI other = URI.create(provider.issuer().toString().replace("127.0.0.1", "localhost"));
            assertThatExceptionOfType(GeneralException.class)
                    .isThrownBy(() -> Discovery.of(other, 2000, 5000))
                    .withMessageContaining("its issuer is " + provider.issuer());
        }
    }

    @Test
    void anAnswerThatIsNoDocumentIsRefused() {
        try (TestProvider provider = TestProvider.start()) {
            URI nowhere = URI.create(provider.issuer() + "/nowhere");
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> Discovery.of(nowhere, 2000, 5000))
                    .withMessageContaining("status 404");
        }
    }
}
