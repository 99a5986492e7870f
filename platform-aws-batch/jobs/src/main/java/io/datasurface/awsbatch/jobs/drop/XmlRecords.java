package io.datasurface.awsbatch.jobs.drop;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Rows that are elements: their attributes and child elements are columns. No document types and entities of a file's own are read. */
public final class XmlRecords implements Records {
    private static final String MALFORMED = "it is no well-formed XML: ";

    private final XMLStreamReader xml;
    private final Columns columns;
    private final String rowTag;
    private final SortedSet<String> unknown = new TreeSet<>();
    private long row;

    /**
     * Begins.
     *
     * @param reader of the file's text
     * @param rowTag name of the element of a row
     */
    public XmlRecords(Reader reader, Columns columns, String rowTag) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        this.columns = columns;
        this.rowTag = rowTag;
        try {
            this.xml = factory.createXMLStreamReader(reader);
        } catch (XMLStreamException e) {
            throw bad(e);
        }
    }

    @Override
    public Optional<Raw> next() throws IOException {
        try {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals(rowTag)) {
                    row++;
                    return Optional.of(element());
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            throw bad(e);
        }
    }

    private Raw element() throws XMLStreamException {
        long line = Math.max(0, xml.getLocation().getLineNumber());
        List<@Nullable Object> values =
                new ArrayList<>(Arrays.asList(new Object[columns.all().size()]));
        BitSet seen = new BitSet();
        Optional<Raw.Problem> problem = Optional.empty();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(xml.getAttributeNamespace(i))) {
                problem = or(problem, put(values, seen, xml.getAttributeLocalName(i), xml.getAttributeValue(i)));
            }
        }
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                problem = or(problem, child(values, seen));
            } else if (xml.isCharacters() && !xml.isWhiteSpace()) {
                problem =
                        or(problem, Optional.of(new Raw.Problem("", xml.getText(), "it has text beside its elements")));
            }
        }
        return problem.isPresent() ? Raw.bad(row, line, problem.get()) : Raw.of(row, line, values);
    }

    private static Optional<Raw.Problem> or(Optional<Raw.Problem> first, Optional<Raw.Problem> next) {
        return first.isPresent() ? first : next;
    }

    /** Reads up to the end of the element, whatever it holds. */
    private Optional<Raw.Problem> child(List<@Nullable Object> values, BitSet seen) throws XMLStreamException {
        String name = xml.getLocalName();
        boolean isNil = "true".equals(xml.getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil"));
        StringBuilder text = new StringBuilder();
        boolean hasElements = false;
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                hasElements = true;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        if (hasElements && columns.place(name).isPresent()) {
            return Optional.of(new Raw.Problem(name, text.toString(), "it has elements, and the column has one value"));
        }
        return put(values, seen, name, isNil ? null : text.toString());
    }

    private Optional<Raw.Problem> put(List<@Nullable Object> values, BitSet seen, String name, @Nullable String value) {
        Optional<Integer> place = columns.place(name);
        if (place.isEmpty()) {
            unknown.add(name);
            return Optional.empty();
        }
        if (seen.get(place.get())) {
            return Optional.of(new Raw.Problem(name, String.valueOf(value), "it is there twice"));
        }
        seen.set(place.get());
        boolean isNone = value != null
                && value.isEmpty()
                && !columns.all().get(place.get()).isText();
        values.set(place.get(), isNone ? null : value);
        return Optional.empty();
    }

    private static IOException bad(XMLStreamException e) {
        if (e.getNestedException() instanceof CharacterCodingException coding) {
            return coding;
        }
        if (e.getNestedException() instanceof IOException unread) {
            return unread;
        }
        long line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
        return new BadFileException(
                line, MALFORMED + String.valueOf(e.getMessage()).replace('\n', ' '));
    }

    @Override
    public SortedSet<String> unknown() {
        return unknown;
    }
}
