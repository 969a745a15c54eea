package dev.curfew.cli.check;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The elements of an XML file, flat, with their places. Namespaces are not told apart: descriptors of old and new webapps have different ones. A
 * document type is passed over, and no entity is resolved.
 */
final class Xml {

    private static final int DEEPEST = 200;

    private Xml() {}

    /**
     * One element.
     *
     * @param path the names from the root, such as {@code web-app/session-config/session-timeout}
     * @param attributes its attributes, by name
     * @param text the text right inside it, without the blanks around
     * @param line from 1
     * @param column from 1
     */
    record Element(String path, Map<String, String> attributes, String text, int line, int column) {}

    /** Every element, in the order of their ends. */
    static List<Element> elements(byte[] content) throws XMLStreamException {
        XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(content));
        try {
            return elements(reader);
        } finally {
            reader.close();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    private static final class Open {
        private final Element start;
        private final StringBuilder text = new StringBuilder();

        Open(Element start) {
            this.start = start;
        }
    }

    private static List<Element> elements(XMLStreamReader reader) throws XMLStreamException {
        List<Element> elements = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> open.push(open(reader, open));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.element().text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Open ended = open.pop();
                    Element start = ended.start;
                    elements.add(new Element(
                            start.path, start.attributes, ended.text.toString().strip(), start.line, start.column));
                }
                default -> {}
            }
        }
        return elements;
    }

    private static Open open(XMLStreamReader reader, Deque<Open> parents) throws XMLStreamException {
        if (parents.size() >= DEEPEST) {
            throw new XMLStreamException("more than " + DEEPEST + " levels", reader.getLocation());
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        String name = reader.getLocalName();
        String path = parents.isEmpty() ? name : parents.element().start.path + "/" + name;
        return new Open(new Element(
                path,
                attributes,
                "",
                reader.getLocation().getLineNumber(),
                reader.getLocation().getColumnNumber()));
    }
}
