package io.datasurface.tck;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What an XML document consists of.
 *
 * @param shape its elements and how many attributes each has, in their order, without what they are called
 * @param texts values of attributes, and what stands in elements without elements
 */
record XmlParts(String shape, List<String> texts) {
    private static final XMLInputFactory FACTORY = factory();

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        // What a document names elsewhere is not fetched.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException if it is no XML
     */
    static XmlParts of(byte[] content) {
        StringBuilder shape = new StringBuilder();
        List<String> texts = new ArrayList<>();
        Deque<StringBuilder> open = new ArrayDeque<>();
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(content));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    shape.append('(').append(reader.getAttributeCount());
                    open.push(new StringBuilder());
                    for (int i = 0; i < reader.getAttributeCount(); i++) {
                        texts.add(reader.getAttributeValue(i));
                    }
                } else if (event == XMLStreamConstants.CHARACTERS && !open.isEmpty()) {
                    open.element().append(reader.getText());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    shape.append(')');
                    texts.add(open.pop().toString());
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return new XmlParts(shape.toString(), texts);
    }
}
