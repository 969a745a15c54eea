package dev.curfew.filter;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * In which order a {@code web.xml} maps its filters: all with a {@code url-pattern} come before those with a {@code servlet-name} only (Servlet
 * 6.0, 6.2.4).
 *
 * @param names of the filters with a {@code url-pattern}
 */
record FilterOrder(List<String> names) {

    FilterOrder {
        names = List.copyOf(names);
    }

    /** Reads a descriptor. It loads nothing that the descriptor names. */
    static FilterOrder of(InputStream descriptor) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(descriptor);
        List<String> names = new ArrayList<>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT
                    && reader.getLocalName().equals("filter-mapping")) {
                addByPattern(reader, names);
            }
        }
        return new FilterOrder(names);
    }

    private static void addByPattern(XMLStreamReader reader, List<String> names) throws XMLStreamException {
        String name = "";
        boolean byPattern = false;
        while (reader.nextTag() == XMLStreamReader.START_ELEMENT) {
            byPattern |= reader.getLocalName().equals("url-pattern");
            boolean isName = reader.getLocalName().equals("filter-name");
            String text = reader.getElementText().strip();
            name = isName ? text : name;
        }
        if (byPattern) {
            names.add(name);
        }
    }

    /** Those that stand before this one. */
    List<String> before(String name) {
        int place = names.indexOf(name);
        return place < 0 ? List.of() : names.subList(0, place);
    }
}
