package io.datasurface.examples.benchmarks.diff;

import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.Team;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.DataTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A changed copy of a model: one dataset in the middle has another column. All other datastores stay the same objects. */
public final class OneColumn {
    private OneColumn() {}

    /**
     * Adds a column.
     *
     * @param index a model with a table in its second half
     * @return the changed copy
     */
    public static EcosystemIndex added(EcosystemIndex index) {
        List<DatastoreEntry> stores = List.copyOf(index.datastores());
        DatastoreEntry chosen = stores.subList(stores.size() / 2, stores.size()).stream()
                .filter(entry -> entry.datastore().datasets().values().stream().anyMatch(OneColumn::isTable))
                .findFirst()
                .orElseThrow();
        Team team =
                chosen.team().toBuilder().datastore(changed(chosen.datastore())).build();
        GovernanceZone zone = chosen.zone().toBuilder().team(team).build();
        Ecosystem ecosystem = index.ecosystem().toBuilder().zone(zone).build();
        return EcosystemIndex.of(ecosystem);
    }

    private static boolean isTable(Dataset dataset) {
        return dataset.originalSchema().filter(DDLTable.class::isInstance).isPresent();
    }

    private static Datastore changed(Datastore store) {
        Dataset dataset = store.datasets().values().stream()
                .filter(OneColumn::isTable)
                .findFirst()
                .orElseThrow();
        DDLTable table = (DDLTable) dataset.originalSchema().orElseThrow();
        Map<String, DDLColumn> columns = new LinkedHashMap<>(table.columns());
        DDLColumn fresh = DDLColumn.of("another_column", DataTypes.parse("BigInt"));
        columns.put(fresh.name(), fresh);
        return store.toBuilder()
                .dataset(dataset.toBuilder()
                        .originalSchema(
                                table.toBuilder().columns(columns.values()).build())
                        .build())
                .build();
    }
}
