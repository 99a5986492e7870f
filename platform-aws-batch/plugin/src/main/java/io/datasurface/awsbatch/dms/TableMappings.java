package io.datasurface.awsbatch.dms;

import io.datasurface.awsbatch.spec.StagingColumns;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.terraform.TfString;
import io.datasurface.awsbatch.terraform.TfValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Which tables a task replicates, and the column that orders their changes. In names of mappings {@code _} stands for any character, so it is
 * written {@code [_]}; Oracle has an escape character of the endpoint instead, which we do not set. Source: AWS DMS user guide, wildcards in
 * table mapping.
 */
final class TableMappings {
    /** The change sequence has 35 digits. */
    private static final int SEQUENCE_LENGTH = 50;

    private TableMappings() {}

    /** Returns the mappings for tables of one schema, in the given order. */
    static TfString of(SourceEngine engine, String schema, List<String> tables) {
        List<TfValue> rules = new ArrayList<>();
        for (String table : tables) {
            rules.add(selection(rules.size() + 1, locator(engine, schema, table)));
        }
        for (String table : tables) {
            rules.add(changeSequence(rules.size() + 1, locator(engine, schema, table)));
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
