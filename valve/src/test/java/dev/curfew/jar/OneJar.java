package dev.curfew.jar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The JAR that was built. */
final class OneJar {

    private OneJar() {}

    static Path file() {
        return Path.of(System.getProperty("curfew.jar"));
    }

    /** The files in it, without directories. */
    static List<String> files() {
        try (JarFile jar = new JarFile(file().toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static byte[] read(String file) {
        try (JarFile jar = new JarFile(file().toFile())) {
            return jar.getInputStream(jar.getEntry(file)).readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The names of the classes in it. */
    static List<String> classes() {
        return files().stream()
                .filter(file -> file.endsWith(".class"))
                .map(file ->
                        file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                .toList();
    }

    /** A server's loader of {@code lib}, with Tomcat and this JAR. */
    static URLClassLoader inLib() {
        return lib(file());
    }

    /** A server's loader of {@code lib}, with Tomcat only. */
    static URLClassLoader emptyLib() {
        return lib();
    }

    private static URLClassLoader lib(Path... jars) {
        URL[] urls = new URL[jars.length];
        for (int i = 0; i < jars.length; i++) {
            try {
                urls[i] = jars[i].toUri().toURL();
            } catch (MalformedURLException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return new URLClassLoader("lib", urls, new TomcatOnly());
    }
}
