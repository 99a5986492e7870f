package io.datasurface.graph.diff;

import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Makes changed copies of ecosystems with one zone and one team. What is not touched stays the same object. */
final class Edit {
    private Edit() {}

    static Team team(Ecosystem ecosystem) {
        return zone(ecosystem).teams().values().iterator().next();
    }

    static GovernanceZone zone(Ecosystem ecosystem) {
        return ecosystem.zones().values().iterator().next();
    }

    static Ecosystem zone(Ecosystem ecosystem, UnaryOperator<GovernanceZone> change) {
        return ecosystem.toBuilder()
                .zones(List.of(change.apply(zone(ecosystem))))
                .build();
    }

    static Ecosystem team(Ecosystem ecosystem, UnaryOperator<Team> change) {
        return zone(
                ecosystem,
                zone -> zone.toBuilder()
                        .teams(List.of(change.apply(team(ecosystem))))
                        .build());
    }

    static Ecosystem provider(Ecosystem ecosystem, UnaryOperator<PlatformServicesProvider> change) {
        return ecosystem.toBuilder()
                .platformServicesProviders(ecosystem.platformServicesProviders().values().stream()
                        .map(change)
                        .toList())
                .build();
    }

    static List<Datastore> stores(Ecosystem ecosystem) {
        return List.copyOf(team(ecosystem).dataStores().values());
    }

    static List<Workspace> workspaces(Ecosystem ecosystem) {
        return List.copyOf(team(ecosystem).workspaces().values());
    }

    static Ecosystem stores(Ecosystem ecosystem, Function<Datastore, Optional<Datastore>> change) {
        return team(
                ecosystem,
                team -> team.toBuilder()
                        .dataStores(stores(ecosystem).stream()
                                .flatMap(store -> change.apply(store).stream())
                                .toList())
                        .build());
    }

    static Ecosystem store(Ecosystem ecosystem, String name, UnaryOperator<Datastore> change) {
        return stores(ecosystem, store -> Optional.of(store.name().equals(name) ? change.apply(store) : store));
    }

    static Ecosystem workspaces(Ecosystem ecosystem, Function<Workspace, Optional<Workspace>> change) {
        return team(
                ecosystem,
                team -> team.toBuilder()
                        .workspaces(workspaces(ecosystem).stream()
                                .flatMap(workspace -> change.apply(workspace).stream())
                                .toList())
                        .build());
    }

    static Ecosystem workspace(Ecosystem ecosystem, String name, UnaryOperator<Workspace> change) {
        return workspaces(
                ecosystem,
                workspace -> Optional.of(workspace.name().equals(name) ? change.apply(workspace) : workspace));
    }

    static Ecosystem dataset(Ecosystem ecosystem, String store, String dataset, UnaryOperator<Dataset> change) {
        return store(
                ecosystem,
                store,
                owner -> owner.toBuilder()
                        .datasets(owner.datasets().values().stream()
                                .map(one -> one.name().equals(dataset) ? change.apply(one) : one)
                                .toList())
                        .build());
    }

    /** Changes the columns of a dataset. */
    static UnaryOperator<Dataset> columns(UnaryOperator<List<DDLColumn>> change) {
        return table(table -> {
            List<DDLColumn> columns =
                    change.apply(new ArrayList<>(table.columns().values()));
            DDLTable fresh = DDLTable.of(table.primaryKeyColumns(), columns);
            return new DDLTable(
                    table.documentation(),
                    table.primaryKeyColumns(),
                    table.ingestionPartitionColumns(),
                    fresh.columns());
        });
    }

    static UnaryOperator<Dataset> table(UnaryOperator<DDLTable> change) {
        return dataset -> dataset.toBuilder()
                .originalSchema(change.apply((DDLTable) dataset.originalSchema().orElseThrow()))
                .build();
    }

    /** Changes the capture of a store that is captured from a database. */
    static UnaryOperator<Datastore> capture(UnaryOperator<SQLSnapshotIngestion.Builder> change) {
        return store -> store.capture().orElseThrow() instanceof SQLSnapshotIngestion snapshot
                ? store.toBuilder()
                        .capture(change.apply(snapshot.toBuilder()).build())
                        .build()
                : store;
    }
}
