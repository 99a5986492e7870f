package io.datasurface.awsbatch.jobs.drop;

import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of separated fields. A line without any character is no row, unless there is one column only. A quote within a field that does not begin with
 * one is a character like others.
 */
public final class CsvRecords implements Records {
    private final CsvFields fields;
    private final Columns columns;
    private final String nullText;
    private final boolean[] texts;
    private final SortedSet<String> unknown = new TreeSet<>();
    private final int[] places;
    private long row;

    /**
     * Begins.
     *
     * @param reader of the file's text
     * @param format how it is written
     * @throws BadFileException if the header does not have the columns
     */
    public CsvRecords(Reader reader, Columns columns, Csv format) throws IOException {
        this.fields = new CsvFields(reader, format.delimiter(), format.quote(), format.escape());
        this.columns = columns;
        this.nullText = format.nullText();
        this.texts = new boolean[columns.all().size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = columns.all().get(i).isText();
        }
        this.places = format.header() ? header() : inOrder(columns);
    }

    /**
     * How fields are separated, in terms that travel.
     *
     * @param delimiter what separates fields
     * @param quote or the character 0 for none
     * @param escape or the character 0 if a quote is doubled
     * @param header whether the first record names the columns
     * @param nullText what stands for null
     */
    public record Csv(char delimiter, char quote, char escape, boolean header, String nullText)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private static int[] inOrder(Columns columns) {
        return IntStream.range(0, columns.all().size())
                .filter(place -> columns.all().get(place).isInFiles())
                .toArray();
    }

    /** For each field the place of its column; -1 for one that is not among them. */
    private int[] header() throws IOException {
        if (!fields.next()) {
            throw new BadFileException(1, "it is empty; a file without rows has its header");
        }
        int[] found = new int[fields.size()];
        Arrays.fill(found, -1);
        boolean[] seen = new boolean[columns.all().size()];
        for (int i = 0; i < found.length; i++) {
            String name = fields.text(i).strip();
            Optional<Integer> place = columns.place(name);
            if (place.isEmpty()) {
                unknown.add(name);
            } else if (seen[place.get()]) {
                throw new BadFileException(1, "column " + name + " is twice in the header");
            } else {
                seen[place.get()] = true;
                found[i] = place.get();
            }
        }
        for (int i = 0; i < seen.length; i++) {
            if (!seen[i] && !columns.all().get(i).nullable()) {
                throw new BadFileException(
                        1, "column " + columns.all().get(i).name() + ", which can't be null, is missing in the header");
            }
        }
        return found;
    }

    @Override
    public Optional<Raw> next() throws IOException {
        do {
            if (!fields.next()) {
                return Optional.empty();
            }
        } while (places.length > 1 && fields.isBlank());
        row++;
        if (fields.mistake().isPresent()) {
            return Optional.of(bad(fields.mistake().get()));
        }
        if (fields.size() != places.length) {
            return Optional.of(bad("it has " + fields.size() + " fields; expected " + places.length));
        }
        List<@Nullable Object> values = Arrays.asList(new Object[columns.all().size()]);
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                values.set(places[i], value(i, texts[places[i]]));
            }
        }
        return Optional.of(Raw.of(row, fields.line(), values));
    }

    private @Nullable Object value(int field, boolean isText) {
        String text = fields.text(field);
        boolean isNull = (text.equals(nullText) && !fields.isQuoted(field)) || (text.isEmpty() && !isText);
        return isNull ? null : text;
    }

    private Raw bad(String reason) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            all.add(fields.text(i));
        }
        return Raw.bad(row, fields.line(), new Raw.Problem("", String.join(" | ", all), reason));
    }

    @Override
    public SortedSet<String> unknown() {
        return unknown;
    }
}
