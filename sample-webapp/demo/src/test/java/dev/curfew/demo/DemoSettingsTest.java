package dev.curfew.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSettingsTest {

    private final Path directory;

    DemoSettingsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void usesTheUsualPortsUnlessToldOtherwise() {
        assertThat(settings(Map.of()).port().number()).isEqualTo(8080);
        assertThat(settings(Map.of()).providerPort().number()).isEqualTo(9090);
        assertThat(settings(Map.of("curfew.demo.port", "8181")).port().number()).isEqualTo(8181);
    }

    @Test
    void namesTheTakenPortAndThePropertyThatChangesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String number = String.valueOf(taken.getLocalPort());

            assertTaken(
                    Map.of("curfew.demo.port", number, "curfew.demo.provider-port", "0"),
                    number,
                    "-Dcurfew.demo.port=");
            assertTaken(
                    Map.of("curfew.demo.port", "0", "curfew.demo.provider-port", number),
                    number,
                    "-Dcurfew.demo.provider-port=");
        }
    }

    private void assertTaken(Map<String, String> properties, String number, String remedy) {
        assertThatThrownBy(() -> RunningDemo.start(settings(properties)))
                .isInstanceOf(DemoException.class)
                .hasMessageContainingAll("port " + number, remedy)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThatThrownBy(() -> settings(Map.of("curfew.demo.port", "http")))
                .hasMessage(
                        "curfew.demo.port: http (expected: a port number from 0 to 65535), correct -Dcurfew.demo.port");
        assertThatThrownBy(() -> settings(Map.of("curfew.demo.provider-port", "65536")))
                .hasMessageContaining("65536");
    }

    @Test
    void refusesOnePortForBoth() {
        assertThatThrownBy(() -> settings(Map.of("curfew.demo.port", "9090")))
                .hasMessageContaining("curfew.demo.port and curfew.demo.provider-port are both 9090");
    }

    @Test
    void shipsAPolicyThatNeedsNoChangeOnTheUsualPorts() throws IOException {
        Path written = PolicyFile.write(directory, URI.create("http://127.0.0.1:9090"));

        assertThat(written).hasContent(PolicyFile.shipped());
    }

    private DemoSettings settings(Map<String, String> properties) {
        return DemoSettings.of(List.of(directory.toString(), directory.toString()), properties::get);
    }
}
