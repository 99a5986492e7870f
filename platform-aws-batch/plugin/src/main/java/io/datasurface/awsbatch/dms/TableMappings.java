package io.datasurface.awsbatch.dms;

import io.datasurface.awsbatch.spec.StagingColumns;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.terraform.TfString;
import io.datasurface.awsbatch.terraform.TfValue;
import io.datasurface.awsbatch.work.Mask;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which tables a task replicates, the column that orders their changes, whether their keys from before a change come with it, and which columns are masked. In names of mappings {@code _} stands for any character, so it is
 * written {@code [_]}; Oracle has an escape character of the endpoint instead, which we do not set. Source: AWS DMS user guide, wildcards in
 * table mapping.
 */
final class TableMappings {
    /** The change sequence has 35 digits. */
    private static final int SEQUENCE_LENGTH = 50;

    private TableMappings() {}

    /** A column of a table, and how it is masked. */
    record Masked(String table, String column, Mask mask) {}

    /**
     * Returns the mappings for tables of one schema, in the given order.
     *
     * @param imaged those of the tables whose keys from before a change are wanted
     */
    static TfString of(
            SourceEngine engine, String schema, List<String> tables, List<String> imaged, List<Masked> masked) {
        List<TfValue> rules = new ArrayList<>();
        for (String table : tables) {
            rules.add(selection(rules.size() + 1, locator(engine, schema, table)));
        }
        for (String table : tables) {
            rules.add(changeSequence(rules.size() + 1, locator(engine, schema, table)));
        }
        for (String table : imaged) {
            rules.add(keyBefore(rules.size() + 1, locator(engine, schema, table)));
        }
        for (Masked column : masked) {
            for (String name : spellings(engine, column.column())) {
                rules.add(mask(rules.size() + 1, locator(engine, schema, column.table()), name, column.mask()));
            }
        }
        return Tf.json(Tf.map().put("rules", Tf.list(rules)));
    }

    /** Returns mappings that select tables of a schema and change nothing. */
    static TfString selected(String schema, List<String> tables) {
        List<TfValue> rules = new ArrayList<>();
        for (String table : tables) {
            rules.add(selection(rules.size() + 1, locator(SourceEngine.POSTGRESQL, schema, table)));
        }
        return Tf.json(Tf.map().put("rules", Tf.list(rules)));
    }

    private static TfValue selection(int number, TfMap locator) {
        return rule("selection", number).put("object-locator", locator).put("rule-action", Tf.text("include"));
    }

    private static TfValue changeSequence(int number, TfMap locator) {
        return rule("transformation", number)
                .put("rule-target", Tf.text("column"))
                .put("object-locator", locator)
                .put("rule-action", Tf.text("add-column"))
                .put("value", Tf.text(StagingColumns.CHANGE_SEQ))
                .put("expression", Tf.text("$AR_H_CHANGE_SEQ"))
                .put("data-type", Tf.map().put("type", Tf.text("string")).put("length", Tf.number(SEQUENCE_LENGTH)));
    }

    private static TfValue keyBefore(int number, TfMap locator) {
        return rule("transformation", number)
                .put("rule-target", Tf.text("column"))
                .put("object-locator", locator)
                .put("rule-action", Tf.text("add-before-image-columns"))
                .put(
                        "before-image-def",
                        Tf.map()
                                .put("column-prefix", Tf.text(StagingColumns.BEFORE_IMAGE_PREFIX))
                                .put("column-suffix", Tf.text(""))
                                .put("column-filter", Tf.text("pk-only")));
    }

    /**
     * The name stands as it is: should DMS not know {@code [_]} in names of columns, a rule with it would match nothing and mask nothing, while
     * {@code _} always matches the column.
     */
    private static TfValue mask(int number, TfMap locator, String column, Mask mask) {
        TfMap rule = rule("transformation", number)
                .put("rule-target", Tf.text("column"))
                .put("object-locator", locator.put("column-name", Tf.text(column)))
                .put("rule-action", Tf.text(mask.action()));
        return mask == Mask.DIGITS_MASK ? rule.put("value", Tf.text(Mask.CHARACTER)) : rule;
    }

    /** The jobs take columns whatever the case of their names, DMS does not; so also as the database writes names that are not quoted. */
    private static Set<String> spellings(SourceEngine engine, String column) {
        Set<String> spellings = new LinkedHashSet<>(List.of(column));
        switch (engine) {
            case ORACLE, DB2 -> spellings.add(column.toUpperCase(Locale.ROOT));
            case POSTGRESQL -> spellings.add(column.toLowerCase(Locale.ROOT));
            default -> {
                // The names are as they were given when the table was made.
            }
        }
        return spellings;
    }

    private static TfMap rule(String type, int number) {
        String id = Integer.toString(number);
        return Tf.map()
                .put("rule-type", Tf.text(type))
                .put("rule-id", Tf.text(id))
                .put("rule-name", Tf.text(id));
    }

    private static TfMap locator(SourceEngine engine, String schema, String table) {
        return Tf.map()
                .put("schema-name", Tf.text(literal(engine, schema)))
                .put("table-name", Tf.text(literal(engine, table)));
    }

    private static String literal(SourceEngine engine, String name) {
        return engine == SourceEngine.ORACLE ? name : name.replace("_", "[_]");
    }
}
