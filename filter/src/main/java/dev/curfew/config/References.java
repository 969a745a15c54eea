package dev.curfew.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Puts files and environment variables where a value refers to them. Faults name the reference, never what it stands for. */
final class References {

    private static final String START = "${";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(?:file|env):[^{}]+}");
    private static final Pattern NOTHING_ELSE = Pattern.compile("(?:" + REFERENCE.pattern() + ")+");
    private static final int LARGEST_FILE = 64 * 1024;

    private final Path directory;
    private final Environment environment;

    /** Relative files are looked for in this directory. */
    References(Path directory, Environment environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** Whether the text consists of references only, so that it may be shown where its value may not. */
    static boolean isNothingElse(String raw) {
        return NOTHING_ELSE.matcher(raw).matches();
    }

    /** Whether part of the value comes from elsewhere. */
    static boolean isIn(String raw) {
        return REFERENCE.matcher(raw).find();
    }

    /** The text with every reference replaced. A doubled dollar keeps the brace literal. What is put in is not looked at again. */
    String resolve(String raw) throws InvalidValue {
        if (!raw.contains(START)) {
            return raw;
        }
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int start = raw.indexOf(START); start >= 0; start = raw.indexOf(START, from)) {
            if (start > from && raw.charAt(start - 1) == '$') {
                text.append(raw, from, start - 1).append(START);
                from = start + START.length();
            } else {
                int end = raw.indexOf('}', start);
                String reference = raw.substring(start, end < 0 ? raw.length() : end + 1);
                text.append(raw, from, start).append(value(reference));
                from = end + 1;
            }
        }
        return text.append(raw, from, raw.length()).toString();
    }

    private String value(String reference) throws InvalidValue {
        if (!REFERENCE.matcher(reference).matches()) {
            throw unresolved("write ${file:NAME} or ${env:NAME}, or $${ for a literal ${");
        }
        int colon = reference.indexOf(':');
        String name = reference.substring(colon + 1, reference.length() - 1);
        String value = reference.startsWith("file", START.length()) ? file(name, reference) : variable(name);
        if (value.isEmpty()) {
            throw unresolved("give " + reference + " a value: it is empty");
        }
        return value;
    }

    private String variable(String name) throws InvalidValue {
        String value = environment.variable(name);
        if (value == null) {
            throw unresolved("set the environment variable " + name + " for the server's process");
        }
        return value;
    }

    private String file(String name, String reference) throws InvalidValue {
        try {
            return withoutLineEnd(content(directory.resolve(name), reference));
        } catch (InvalidPathException e) {
            throw unresolved("name a file: " + reference + " holds characters that no path has");
        } catch (CharacterCodingException e) {
            throw unresolved("save the file of " + reference + " as UTF-8 text");
        } catch (IOException e) {
            throw unresolved("let the server's user read the file of " + reference);
        }
    }

    private static String content(Path file, String reference) throws IOException, InvalidValue {
        if (!Files.exists(file)) {
            throw unresolved("create " + file + ", or correct " + reference);
        }
        if (!Files.isRegularFile(file)) {
            throw unresolved("name a regular file: " + file + " is none");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw unresolved("name a file of at most 64 KiB: " + file + " is larger");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    private static String withoutLineEnd(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }

    private static InvalidValue unresolved(String remedy) {
        return new InvalidValue(FaultCode.UNRESOLVED_REFERENCE, remedy);
    }
}
