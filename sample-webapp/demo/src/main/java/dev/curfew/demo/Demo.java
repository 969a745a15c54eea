package dev.curfew.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;

/**
 * Runs the sample webapp behind Curfew until it is interrupted: {@code mvn -Pdemo package}. The system properties {@code curfew.demo.port} and
 * {@code curfew.demo.provider-port} move it to other ports than 8080 and 9090 of 127.0.0.1.
 */
public final class Demo {

    private Demo() {}

    /**
     * Runs until the process is told to end.
     *
     * @param arguments the sample webapp and a directory to work in
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        configureLogging();
        try {
            RunningDemo demo = RunningDemo.start(DemoSettings.of(List.of(arguments), System::getProperty));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(demo), "curfew-demo-stop"));
            System.out.println(Welcome.to(demo));
        } catch (DemoException fault) {
            System.err.println("Curfew demo: " + fault.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static void configureLogging() throws IOException {
        try (InputStream file = Demo.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(file);
        }
    }

    private static void stop(RunningDemo demo) {
        demo.close();
        System.out.println("Curfew demo: stopped");
    }
}
