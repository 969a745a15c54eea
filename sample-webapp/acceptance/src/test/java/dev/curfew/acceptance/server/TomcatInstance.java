package dev.curfew.acceptance.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A fresh {@code CATALINA_BASE} beside an untouched distribution, prepared step by step as an administrator would: files dropped in, one line
 * of {@code server.xml} added.
 */
public final class TomcatInstance {

    static final String ACCESS_LOG = "logs/access.log";

    private static final String HOST = "autoDeploy=\"true\">";

    private final Path home;
    private final Path base;
    private final int port = ServerProcess.freePort();

    private TomcatInstance(Path home, Path base) {
        this.home = home;
        this.base = base;
    }

    /** An instance without webapps, named after its generation and use. What a former run left there is gone. */
    public static TomcatInstance fresh(TomcatGeneration generation, String use) {
        String name = generation.name().toLowerCase(Locale.ROOT) + "-" + use;
        var instance = new TomcatInstance(
                generation.home(), Setting.path("acceptance.work").resolve(name));
        instance.prepare();
        return instance;
    }

    /** Drops a JAR into {@code lib}. */
    public TomcatInstance withLibrary(Path jar) {
        copy(jar, base.resolve("lib").resolve(jar.getFileName()));
        return this;
    }

    /** Puts a webapp that is written for this generation into {@code webapps}. */
    public TomcatInstance withWebapp(String name, Path war) {
        copy(war, base.resolve("webapps/" + name + ".war"));
        return this;
    }

    /** Puts an old webapp into {@code webapps-javaee}, from where Tomcat migrates it. */
    public TomcatInstance withJavaEeWebapp(String name, Path war) {
        copy(war, base.resolve("webapps-javaee/" + name + ".war"));
        return this;
    }

    /** Puts a copy of the distribution's own examples into {@code webapps}. */
    public TomcatInstance withExamples(String name) {
        copyAll(home.resolve("webapps/examples"), base.resolve("webapps").resolve(name));
        return this;
    }

    /** Puts lines into a file of a webapp, right before a place in it. */
    public TomcatInstance withLines(String file, String place, String lines) {
        return edit(base.resolve("webapps").resolve(file), place, lines + System.lineSeparator() + place);
    }

    /** Writes a file below {@code conf}. */
    public TomcatInstance withConfiguration(String file, String content) {
        write(base.resolve("conf").resolve(file), content);
        return this;
    }

    /** Adds one line to the {@code Host} element of {@code server.xml}. */
    public TomcatInstance withHostLine(String line) {
        return edit(HOST, HOST + System.lineSeparator() + "        " + line);
    }

    public TomcatServer start() {
        return TomcatServer.start(home, base, port);
    }

    private void prepare() {
        delete(base);
        try {
            for (String directory : new String[] {"lib", "logs", "temp", "work", "webapps", "webapps-javaee"}) {
                Files.createDirectories(base.resolve(directory));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        copyAll(home.resolve("conf"), base.resolve("conf"));
        edit("<Server port=\"8005\"", "<Server port=\"-1\"");
        edit("<Connector port=\"8080\"", "<Connector address=\"127.0.0.1\" port=\"" + port + "\"");
        edit(
                "prefix=\"localhost_access_log\" suffix=\".txt\"",
                "prefix=\"access\" suffix=\".log\" rotatable=\"false\" buffered=\"false\"");
        edit("pattern=\"%h %l %u %t &quot;%r&quot; %s %b\"", "pattern=\"" + AccessLogEntry.PATTERN + "\"");
    }

    private TomcatInstance edit(String from, String to) {
        return edit(base.resolve("conf/server.xml"), from, to);
    }

    private TomcatInstance edit(Path file, String from, String to) {
        String before = read(file);
        if (!before.contains(from)) {
            throw new IllegalStateException(file + ": has no " + from);
        }
        write(file, before.replace(from, to));
        return this;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void copyAll(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> copy(file, to.resolve(from.relativize(file).toString())));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
