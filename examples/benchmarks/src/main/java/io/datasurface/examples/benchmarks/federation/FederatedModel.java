package io.datasurface.examples.benchmarks.federation;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.InfrastructureLocation;
import io.datasurface.model.InfrastructureVendor;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.WorkspacePlatformConfig;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PlatformRuntimeHint;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.DataTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * An ecosystem of twelve platforms in six regions of three vendors: stores of ten datasets, a workspace for every three stores that reads
 * 30 datasets of some ten stores on one to four platforms. Small stores are frequent, large ones rare.
 */
final class FederatedModel {
    private static final int PLATFORMS = 12;
    private static final int REGIONS = 6;
    private static final int DATASETS = 10;
    private static final List<String> VENDORS = List.of("AWS", "Azure", "GCP");

    private final SplittableRandom random;
    private final int stores;

    FederatedModel(int stores, long seed) {
        this.stores = stores;
        this.random = new SplittableRandom(seed);
    }

    static List<String> platforms() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < PLATFORMS; i++) {
            names.add(String.format(java.util.Locale.ROOT, "P%02d", i));
        }
        return names;
    }

    private static String place(int region) {
        return VENDORS.get(region % VENDORS.size()) + ":region-" + region;
    }

    Ecosystem ecosystem() {
        List<Datastore> all = new ArrayList<>();
        List<PlatformRuntimeHint> hints = new ArrayList<>();
        for (int i = 0; i < stores; i++) {
            all.add(store(i));
            long rows = 1000L << random.nextInt(21);
            hints.add(new PlatformRuntimeHint(
                    Optional.of("store" + i),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(
                            "rows",
                            Long.toString(rows),
                            "changesPerDay",
                            Long.toString(rows / (1 + random.nextInt(100))))));
        }
        List<Workspace> workspaces = new ArrayList<>();
        List<DatasetGroupDataPlatformAssignments> assignments = new ArrayList<>();
        for (int i = 0; i < stores / 3 + 1; i++) {
            workspaces.add(workspace(i));
            assignments.add(new DatasetGroupDataPlatformAssignments("workspace" + i, "group", assigned()));
        }
        Ecosystem.Builder builder = Ecosystem.builder("federated")
                .zone(GovernanceZone.builder("zone")
                        .team(Team.builder("team")
                                .dataStores(all)
                                .workspaces(workspaces)
                                .build())
                        .build())
                .dsgPlatformMappings(assignments);
        VENDORS.forEach(vendor -> builder.vendor(vendor(vendor)));
        List<String> names = platforms();
        for (int i = 0; i < PLATFORMS; i++) {
            builder.platformServicesProvider(PlatformServicesProvider.builder("of " + names.get(i))
                    .location(new LocationKey(place(i % REGIONS)))
                    .dataPlatform(
                            DataPlatformInstance.builder(names.get(i), "any").build())
                    .hints(i == 0 ? hints : List.of())
                    .build());
        }
        return builder.platformServicesProvider(PlatformServicesProvider.builder("sharing")
                        .dataPlatform(DataPlatformInstance.builder("Federation", "federation")
                                .build())
                        .build())
                .build();
    }

    private static InfrastructureVendor vendor(String name) {
        InfrastructureVendor.Builder builder = InfrastructureVendor.builder(name);
        for (int region = 0; region < REGIONS; region++) {
            builder.location(new InfrastructureLocation("region-" + region, Optional.empty(), Map.of()));
        }
        return builder.build();
    }

    private Datastore store(int number) {
        List<Dataset> datasets = new ArrayList<>();
        for (int i = 0; i < DATASETS; i++) {
            datasets.add(Dataset.of(
                    "dataset" + i,
                    DDLTable.of(List.of("id"), List.of(DDLColumn.required("id", DataTypes.parse("BigInt"))))));
        }
        return Datastore.of(
                "store" + number,
                new CDCCaptureIngestion(
                        Optional.of(
                                random.nextInt(4) == 0
                                        ? IngestionConsistencyType.SINGLE_DATASET
                                        : IngestionConsistencyType.MULTI_DATASET),
                        Optional.of(new CronTrigger("hourly", "0 * * * *")),
                        Optional.of(PostgresDatabase.of(
                                "db" + number, place(random.nextInt(REGIONS)), "db.example.com", 5432, "db")),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()),
                datasets);
    }

    private Workspace workspace(int number) {
        Set<List<Integer>> chosen = new HashSet<>();
        List<DatasetSink> sinks = new ArrayList<>();
        for (int i = 0; i < DATASETS; i++) {
            int store = random.nextInt(stores);
            for (int j = 0; j < 3; j++) {
                int dataset = random.nextInt(DATASETS);
                if (chosen.add(List.of(store, dataset))) {
                    sinks.add(DatasetSink.of("store" + store, "dataset" + dataset));
                }
            }
        }
        return new Workspace(
                "workspace" + number,
                Optional.empty(),
                Optional.of(PostgresDatabase.of(
                        "mart" + number, place(random.nextInt(REGIONS)), "mart.example.com", 5432, "mart" + number)),
                ProductionStatus.NOT_PRODUCTION,
                Optional.empty(),
                WorkspacePriority.MEDIUM,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Map.of(
                        "group",
                        new DatasetGroup(
                                "group",
                                Optional.empty(),
                                Optional.of(new WorkspacePlatformConfig(new ConsumerRetentionRequirements(
                                        MilestoningStrategy.LIVE_ONLY,
                                        DataLatency.HOURS,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()))),
                                sinks)));
    }

    private List<DSGDataPlatformAssignment> assigned() {
        Set<String> names = new java.util.TreeSet<>();
        List<String> all = platforms();
        for (int i = 0; i <= random.nextInt(4); i++) {
            names.add(all.get(random.nextInt(PLATFORMS)));
        }
        return names.stream().map(DSGDataPlatformAssignment::of).toList();
    }
}
