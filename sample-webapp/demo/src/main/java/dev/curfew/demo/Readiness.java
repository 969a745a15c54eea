package dev.curfew.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Waits until Curfew knows its provider, so that the first click does not come too early. */
final class Readiness {

    private static final Duration STEP = Duration.ofMillis(50);
    private static final int STEPS = 200;

    private Readiness() {}

    static void await(URI address) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest health = HttpRequest.newBuilder(address.resolve("/.curfew/health"))
                .timeout(Duration.ofSeconds(10))
                .build();
        for (int step = 0; step < STEPS; step++) {
            if (client.send(health, BodyHandlers.ofString()).body().contains("\"provider\":\"ready\"")) {
                return;
            }
            Thread.sleep(STEP.toMillis());
        }
        throw new DemoException("Curfew does not find the demo provider, see the messages above");
    }
}
