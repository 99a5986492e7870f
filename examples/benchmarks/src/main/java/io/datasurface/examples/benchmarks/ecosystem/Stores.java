package io.datasurface.examples.benchmarks.ecosystem;

import io.datasurface.model.Approvals;
import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetDSGApproval;
import io.datasurface.model.Datastore;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.capture.ExternallyTriggered;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.capture.SQLWatermarkSnapshotDeltaIngestion;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.CredentialType;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.EncryptionSystem;
import io.datasurface.model.container.HostPortPair;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.container.OracleDatabase;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.container.SQLServerDatabase;
import io.datasurface.model.schema.DataTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes datastores, with captures of every kind, and the databases that they are captured from. */
final class Stores {
    private final Layout layout;
    private final Tables tables;

    Stores(Layout layout) {
        this.layout = layout;
        this.tables = new Tables(layout);
    }

    String name(int store) {
        return layout.isOutput(store)
                ? "derived_" + (store - layout.size().sources())
                : Words.SYSTEMS[store % Words.SYSTEMS.length] + "_" + store;
    }

    Datastore datastore(int store) {
        Map<String, Dataset> datasets = new LinkedHashMap<>();
        for (int i = 0; i < layout.datasetsOf(store); i++) {
            Dataset dataset = tables.dataset(new Pick(store, i));
            datasets.put(dataset.name(), dataset);
        }
        Dice dice = new Dice(layout.size().seed(), Dice.For.STORE, store);
        return new Datastore(
                name(store),
                dice.percent(50)
                        ? Optional.of(Documentation.of("Datastore " + name(store) + ", kept by its team."))
                        : Optional.empty(),
                Optional.of(capture(store, dice)),
                status(store),
                Optional.empty(),
                approvals(store).map(Approvals::new),
                Optional.empty(),
                datasets);
    }

    private ProductionStatus status(int store) {
        return layout.isProduction(layout.zoneOfTeam(layout.teamOfStore(store)))
                ? ProductionStatus.PRODUCTION
                : ProductionStatus.NOT_PRODUCTION;
    }

    private Optional<List<DatasetDSGApproval>> approvals(int store) {
        if (!layout.isRestricted(store)) {
            return Optional.empty();
        }
        return Optional.of(List.of(new DatasetDSGApproval(
                Workspaces.consumerName(layout.restrictedReader(store)),
                Consumption.groupName(0),
                Tables.name(new Pick(store, 0)))));
    }

    private CaptureMetadata capture(int store, Dice dice) {
        if (layout.isOutput(store)) {
            return new DataTransformerOutput(
                    Workspaces.transformerName(store - layout.size().sources()), Optional.empty());
        }
        Optional<DataContainer> source = Optional.of(container(store));
        Optional<Credential> credential =
                Optional.of(new Credential(name(store) + "_reader", CredentialType.USER_PASSWORD));
        Optional<String> schema = dice.percent(50) ? Optional.of("app") : Optional.empty();
        Map<String, String> tableNames = dice.percent(10)
                ? Map.of(Tables.name(new Pick(store, 0)), "T_" + Tables.name(new Pick(store, 0)))
                : Map.of();
        Optional<IngestionConsistencyType> how = Optional.of(
                isByDataset(store) ? IngestionConsistencyType.SINGLE_DATASET : IngestionConsistencyType.MULTI_DATASET);
        return switch (kind(store)) {
            case 0, 1, 2, 3, 4 ->
                new CDCCaptureIngestion(how, trigger(dice, "*/15 * * * *"), source, credential, schema, tableNames);
            case 5, 6, 7 ->
                new SQLSnapshotIngestion(how, trigger(dice, "0 2 * * *"), source, credential, schema, tableNames);
            default ->
                new SQLWatermarkSnapshotDeltaIngestion(
                        how,
                        trigger(dice, "0 * * * *"),
                        source,
                        credential,
                        schema,
                        tableNames,
                        Tables.WATERMARK,
                        Optional.of(DataTypes.parse("Timestamp")));
        };
    }

    /** Whether each dataset of a store is captured for itself. */
    boolean isByDataset(int store) {
        return !layout.isOutput(store) && kind(store) % 2 == 1 && kind(store) != 1;
    }

    private int kind(int store) {
        return (store / layout.size().teams() + store) % 10;
    }

    private static Optional<StepTrigger> trigger(Dice dice, String cron) {
        return Optional.of(dice.percent(10) ? new ExternallyTriggered("upstream") : new CronTrigger("schedule", cron));
    }

    /** The database of a source; the writer puts a reference where its team has described it. */
    DataContainer container(int store) {
        String name = name(store) + "_db";
        boolean own = store % 3 != 0;
        List<LocationKey> locations = List.of(own ? Platforms.DATA_CENTRE : Platforms.REGION);
        String host = "db-" + store + ".internal.example";
        Optional<EncryptionSystem> encryption = store % 4 == 0
                ? Optional.of(new EncryptionSystem("storage", Optional.empty(), false))
                : Optional.empty();
        Optional<Documentation> documentation = Optional.empty();
        Optional<Credential> credential = Optional.empty();
        return switch (store % 7) {
            case 0 ->
                new OracleDatabase(
                        name,
                        documentation,
                        locations,
                        new HostPortPair(host, 1521),
                        "prod",
                        credential,
                        encryption,
                        Optional.empty(),
                        true);
            case 1, 2 ->
                new SQLServerDatabase(
                        name,
                        documentation,
                        locations,
                        new HostPortPair(host, 1433),
                        "prod",
                        credential,
                        encryption,
                        Optional.empty(),
                        true);
            case 3 ->
                new MySQLDatabase(
                        name,
                        documentation,
                        locations,
                        new HostPortPair(host, 3306),
                        "prod",
                        credential,
                        encryption,
                        Optional.empty(),
                        false);
            default ->
                new PostgresDatabase(
                        name,
                        documentation,
                        locations,
                        new HostPortPair(host, 5432),
                        "prod",
                        credential,
                        encryption,
                        Optional.empty(),
                        false);
        };
    }
}
