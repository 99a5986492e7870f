package io.datasurface.awsbatch.jobs.drop;

import io.datasurface.awsbatch.jobs.drop.Conversion.NoValueException;
import io.datasurface.awsbatch.spec.StagingColumns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file: its rows have the columns of the dataset, then {@link StagingColumns#ALL}, of which the number is a text that ends in twelve digits
 * for the row. Bad rows are left out and told in the result, once the file is read; of a file whose result has a problem rows may have come before it.
 */
public final class DropReader implements FlatMapFunction<DroppedFile, Row> {
    private static final long serialVersionUID = 1L;
    /** How many columns follow those of the dataset. */
    private static final int MORE = StagingColumns.ALL.size();

    private static final long FIRST_NUMBER = 1_000_000_000_000L;

    private final Columns columns;
    private final RowSource source;
    private final String op;
    private final long mostBad;
    private final Instant now;
    private final SerializableConfiguration hadoop;
    private final CollectionAccumulator<FileResult> results;

    /**
     * Makes a reader.
     *
     * @param op what stands in {@link StagingColumns#OP}
     * @param mostBad how many bad rows may be; with one more a file is read no further
     * @param now when rows are taken
     * @param results takes a result per file, of a task that runs twice two equal ones
     */
    public DropReader(
            Columns columns,
            RowSource source,
            String op,
            long mostBad,
            Instant now,
            SerializableConfiguration hadoop,
            CollectionAccumulator<FileResult> results) {
        this.columns = columns;
        this.source = source;
        this.op = op;
        this.mostBad = mostBad;
        this.now = now;
        this.hadoop = hadoop;
        this.results = results;
    }

    @Override
    public Iterator<Row> call(DroppedFile file) throws IOException {
        Path path = new Path(file.path());
        return new Rows(file, path.getFileSystem(hadoop.value()).open(path));
    }

    /** The rows of one file that can be taken. */
    private final class Rows implements Iterator<Row> {
        private final DroppedFile file;
        private final FSDataInputStream in;
        private final List<Conversion> conversions;
        private final List<BadRow> bad = new ArrayList<>();
        private Optional<Records> records = Optional.empty();
        private Optional<Row> next = Optional.empty();
        private boolean ended;
        private long count;
        private long taken;

        Rows(DroppedFile file, FSDataInputStream in) throws IOException {
            this.file = file;
            this.in = in;
            this.conversions = columns.all().stream()
                    .map(column -> TimeConversions.to(column, now))
                    .toList();
        }

        @Override
        public boolean hasNext() {
            try {
                while (next.isEmpty() && !ended) {
                    advance();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Can't read " + file.path(), e);
            }
            return next.isPresent();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Row row = next.orElseThrow();
            next = Optional.empty();
            return row;
        }

        private void advance() throws IOException {
            try {
                if (records.isEmpty()) {
                    records = Optional.of(source.open(in, columns));
                }
                Optional<Raw> raw = records.get().next();
                if (raw.isEmpty() || bad.size() > mostBad) {
                    end(Optional.empty());
                } else {
                    count++;
                    next = row(raw.get());
                    taken += next.isPresent() ? 1 : 0;
                }
            } catch (BadFileException e) {
                end(Optional.of(BadRow.file(file.name(), e.line(), String.valueOf(e.getMessage()))));
            } catch (CharacterCodingException e) {
                end(Optional.of(BadRow.file(
                        file.name(), 0, "it has bytes that are no text in its encoding, behind row " + count)));
            }
        }

        private void end(Optional<BadRow> problem) throws IOException {
            ended = true;
            in.close();
            List<String> unknown =
                    records.map(read -> List.copyOf(read.unknown())).orElse(List.of());
            results.add(new FileResult(file.name(), count, taken, bad, problem, unknown));
        }

        private Optional<Row> row(Raw raw) {
            if (raw.problem().isPresent()) {
                Raw.Problem problem = raw.problem().get();
                return refuse(raw, problem.column(), problem.value(), problem.reason());
            }
            @Nullable Object[] values = new Object[conversions.size() + MORE];
            for (int i = 0; i < conversions.size(); i++) {
                Columns.Column column = columns.all().get(i);
                Object given = raw.values().get(i);
                try {
                    values[i] = conversions.get(i).of(given);
                } catch (NoValueException e) {
                    return refuse(raw, column.name(), String.valueOf(given), String.valueOf(e.getMessage()));
                }
                if (values[i] == null && !column.nullable()) {
                    return refuse(raw, column.name(), "", "it has no value, and the column can't be null");
                }
            }
            int at = conversions.size();
            values[at++] = op;
            values[at++] = file.order() + number(raw.row());
            values[at] = file.written();
            return Optional.of(RowFactory.create(values));
        }

        /** Twelve digits. */
        private static String number(long row) {
            return Long.toString(FIRST_NUMBER + row).substring(1);
        }

        private Optional<Row> refuse(Raw raw, String column, String value, String reason) {
            bad.add(new BadRow(file.name(), raw.row(), raw.line(), column, value, reason));
            return Optional.empty();
        }
    }
}
