package dev.curfew.cli.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A webapp where Tomcat deploys it from: a directory or a WAR.
 *
 * @param place the directory or the WAR
 */
record Webapp(Path place) {

    private static final int LARGEST = 4 * 1024 * 1024;
    private static final String WAR = ".war";

    /** The webapps in a directory, by name; a WAR beside its unpacked directory is the same webapp. */
    static List<Webapp> in(Path directory) throws IOException {
        List<Path> places;
        try (var entries = Files.list(directory)) {
            places = entries.sorted().toList();
        }
        List<Webapp> webapps = new ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place) || (isWar(place) && !Files.isDirectory(unpacked(place)))) {
                webapps.add(new Webapp(place));
            }
        }
        return webapps;
    }

    private static boolean isWar(Path place) {
        return place.toString().toLowerCase(Locale.ROOT).endsWith(WAR) && Files.isRegularFile(place);
    }

    private static Path unpacked(Path war) {
        return war.resolveSibling(nameOf(war));
    }

    private static String nameOf(Path place) {
        String name = String.valueOf(place.getFileName());
        return isWar(place) ? name.substring(0, name.length() - WAR.length()) : name;
    }

    /** The context path that Tomcat gives it: empty for the root context. */
    String context() {
        String name = nameOf(place);
        int version = name.indexOf("##");
        String base = version < 0 ? name : name.substring(0, version);
        return base.equals("ROOT") ? "" : "/" + base.replace('#', '/');
    }

    /** How a file in it is called in messages. */
    String nameOf(String file) {
        return Files.isDirectory(place) ? place.resolve(file).toString() : place + "!/" + file;
    }

    /**
     * The content of a file, or null if there is none.
     *
     * @throws IOException if it cannot be read, or is too large to be what it should be
     */
    byte @Nullable [] read(String file) throws IOException {
        if (Files.isDirectory(place)) {
            Path path = place.resolve(file);
            if (!Files.isRegularFile(path)) {
                return null;
            }
            try (InputStream stream = Files.newInputStream(path)) {
                return content(stream);
            }
        }
        try (ZipFile war = new ZipFile(place.toFile())) {
            ZipEntry entry = war.getEntry(file);
            if (entry == null) {
                return null;
            }
            try (InputStream stream = war.getInputStream(entry)) {
                return content(stream);
            }
        }
    }

    private static byte[] content(InputStream stream) throws IOException {
        byte[] content = stream.readNBytes(LARGEST + 1);
        if (content.length > LARGEST) {
            throw new IOException("larger than 4 MiB");
        }
        return content;
    }
}
