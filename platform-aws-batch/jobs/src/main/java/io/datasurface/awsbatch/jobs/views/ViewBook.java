package io.datasurface.awsbatch.jobs.views;

import io.datasurface.awsbatch.jobs.lake.FewRows;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.spec.LakeTarget;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/**
 * What views of a database the jobs have made, in an Iceberg table, one row each. A view belongs to the chunk of the plan that has claimed it last:
 * when a dataset moves to another chunk, the run for that one claims the view, and that for the old one leaves it alone. A view that is claimed and
 * has no hash was perhaps not made: whoever had claimed it may have died.
 */
final class ViewBook {
    private static final String DATABASE = "database";
    private static final String VIEW = "view";
    private static final String CHUNK = "chunk";
    private static final String HASH = "hash";
    private static final String CHANGED = "changed_at";

    private static final Schema SCHEMA = new Schema(
            NestedField.required(1, DATABASE, Types.StringType.get(), "Glue database of the view"),
            NestedField.required(2, VIEW, Types.StringType.get()),
            NestedField.required(3, CHUNK, Types.StringType.get(), "the chunk of the plan that it belongs to"),
            NestedField.optional(4, HASH, Types.StringType.get(), "of what it shows; empty until it is made"),
            NestedField.required(5, CHANGED, Types.TimestampType.withZone()));

    /**
     * What is noted of a view.
     *
     * @param chunk that it belongs to
     * @param hash of what it shows; empty if it was perhaps not made
     */
    record Entry(String chunk, Optional<String> hash) {}

    private final FewRows rows;
    private final String database;

    ViewBook(LakeTables lake, LakeTarget target) {
        this.rows = lake.fewRows(LakeTarget.BOOK, SCHEMA);
        this.database = target.database();
    }

    /** The views of the database, by name. */
    Map<String, Entry> read() {
        Map<String, Entry> views = new TreeMap<>();
        for (Record row : rows.read()) {
            if (row.getField(DATABASE).equals(database)) {
                views.put(
                        (String) row.getField(VIEW),
                        new Entry((String) row.getField(CHUNK), Optional.ofNullable((String) row.getField(HASH))));
            }
        }
        return views;
    }

    /** Notes views, in one commit, in place of what was noted of them. */
    void note(Map<String, Entry> views, Instant now) {
        List<Record> noted = new ArrayList<>();
        views.forEach((name, entry) -> {
            Record row = rows.row();
            row.setField(DATABASE, database);
            row.setField(VIEW, name);
            row.setField(CHUNK, entry.chunk());
            row.setField(HASH, entry.hash().orElse(null));
            row.setField(CHANGED, now.atOffset(ZoneOffset.UTC));
            noted.add(row);
        });
        rows.replace(these(views.keySet()), noted);
    }

    /** Forgets views that still belong to a chunk. */
    void forget(Collection<String> views, String chunk) {
        rows.replace(Expressions.and(these(views), Expressions.equal(CHUNK, chunk)), List.of());
    }

    private Expression these(Collection<String> views) {
        return Expressions.and(Expressions.equal(DATABASE, database), Expressions.in(VIEW, views));
    }
}
