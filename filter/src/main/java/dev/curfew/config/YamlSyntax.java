package dev.curfew.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Puts a parser's complaint into our words. None of the parser's own reach the fault: they may quote the file, and the file may hold a secret. */
final class YamlSyntax {

    private static final Map<String, String> REMEDIES = new LinkedHashMap<>();

    static {
        REMEDIES.put("\\t", "indent with blanks: YAML takes no tab here");
        REMEDIES.put("mapping values are not allowed", "check the indentation, and quote a value that contains ': '");
        REMEDIES.put(
                "could not find expected ':'", "write a colon and a blank after the key, and quote text over lines");
        REMEDIES.put("unexpected end of stream", "close the quotation mark");
        REMEDIES.put(
                "expected <block end>",
                "align the keys of one section, and quote a value that contains special characters");
        REMEDIES.put("expected ',' or ']'", "close the list with ], and put commas between its members");
        REMEDIES.put("expected ',' or '}'", "close the section with }, and put commas between its settings");
        REMEDIES.put("cannot start any token", "quote the value: its first character has a meaning in YAML");
        REMEDIES.put("undefined alias", "quote the value if it starts with *");
        REMEDIES.put("escape", "use single quotes, in which a backslash is only a backslash");
    }

    private YamlSyntax() {}

    static Fault fault(YamlEngineException complaint, String text, Faults faults) {
        return new Fault(
                FaultCode.YAML_SYNTAX,
                position(complaint, text, faults),
                "file",
                complaint instanceof ReaderException ? "a control character" : "not YAML from here on",
                "YAML",
                complaint instanceof ReaderException ? "remove it" : remedy(complaint));
    }

    private static Position position(YamlEngineException complaint, String text, Faults faults) {
        if (complaint instanceof MarkedYamlEngineException marked) {
            return faults.at(marked.getProblemMark().or(marked::getContextMark));
        }
        if (complaint instanceof ReaderException reader) {
            int end = text.offsetByCodePoints(0, Math.min(reader.getPosition(), text.codePointCount(0, text.length())));
            String before = text.substring(0, end);
            int line = (int) before.chars().filter(c -> c == '\n').count();
            int start = before.lastIndexOf('\n') + 1;
            return faults.at(line, before.codePointCount(start, end));
        }
        return faults.whole();
    }

    private static String remedy(YamlEngineException complaint) {
        String problem =
                complaint instanceof MarkedYamlEngineException marked ? String.valueOf(marked.getProblem()) : "";
        return REMEDIES.entrySet().stream()
                .filter(entry -> problem.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("check the indentation and the quotation marks here and on the line before");
    }
}
