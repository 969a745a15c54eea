package dev.curfew.cli.rehearse;

import dev.curfew.observe.EventLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Events as a log holds them, one a line, with whatever else is in the log. */
final class EventFile {

    private EventFile() {}

    /** The events, in the order of the file. What is not UTF-8 is read as well as possible: only names can suffer. */
    static List<EventLine> read(InputStream log) throws IOException {
        InputStreamReader characters = new InputStreamReader(
                log,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
        List<EventLine> events = new ArrayList<>();
        new BufferedReader(characters)
                .lines()
                .map(EventLine::parse)
                .filter(Objects::nonNull)
                .forEach(events::add);
        return events;
    }
}
