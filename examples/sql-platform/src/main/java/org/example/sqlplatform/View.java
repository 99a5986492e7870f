package org.example.sqlplatform;

import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.ExportNode;
import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.spi.PlatformModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a consumer reads.
 *
 * @param schema name of the workspace
 * @param name name of the view in it
 * @param history whether all versions are seen
 */
record View(String schema, String name, boolean history) {
    /** Tells our views from those of others. */
    static final String MARK = "datasurface";

    /** The views of a dataset for a group: one, or one of the latest versions and one of all. */
    static List<View> of(EcosystemIndex ecosystem, DatasetGroupKey consumer, String store, String dataset) {
        MilestoningStrategy seen = ecosystem
                .workspace(consumer.workspace())
                .map(entry -> entry.workspace().dsgs().get(consumer.group()))
                .flatMap(DatasetGroup::retention)
                .map(ConsumerRetentionRequirements::milestoningStrategy)
                .orElse(MilestoningStrategy.LIVE_ONLY);
        String name = consumer.group() + "__" + store + "__" + dataset;
        List<View> views = new ArrayList<>();
        views.add(new View(consumer.workspace(), name, seen == MilestoningStrategy.FORENSIC));
        if (seen == MilestoningStrategy.LIVE_WITH_FORENSIC_HISTORY) {
            views.add(new View(consumer.workspace(), name + "__history", true));
        }
        return views;
    }

    static List<View> of(EcosystemIndex ecosystem, ExportNode export) {
        return export.consumers().stream()
                .flatMap(consumer -> of(ecosystem, consumer, export.store(), export.dataset()).stream())
                .toList();
    }

    static List<View> of(PlatformModel model) {
        return model.graph().nodes().stream()
                .filter(ExportNode.class::isInstance)
                .flatMap(export -> of(model.ecosystem(), (ExportNode) export).stream())
                .sorted(Comparator.comparing(View::schema).thenComparing(View::name))
                .toList();
    }

    /** Made anew, so that nobody keeps a right that the model no longer gives; in one transaction, so that nobody misses it. */
    String deploy(Table table, List<String> readers) {
        String view = Sql.name(schema) + "." + Sql.name(name);
        List<String> columns = new ArrayList<>(table.columns());
        if (history) {
            columns.addAll(Table.VALIDITY);
        }
        String statements = "DROP VIEW IF EXISTS " + view + ";\n"
                + "CREATE VIEW " + view + " AS SELECT " + Sql.names(columns) + " FROM "
                + (history ? table.history() : table.live()) + ";\n"
                + "COMMENT ON VIEW " + view + " IS " + Sql.text(MARK) + ";\n";
        return readers.isEmpty()
                ? statements
                : statements + "GRANT SELECT ON " + view + " TO " + Sql.names(readers) + ";\n";
    }
}
