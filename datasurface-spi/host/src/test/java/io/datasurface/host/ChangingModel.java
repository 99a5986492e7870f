package io.datasurface.host;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.DataTransformer;
import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.SourceMap;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.WorkspacePlatformConfig;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.code.SQLCodeArtifact;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelHash;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PlatformRuntimeHint;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.spi.ParameterValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * A model that changes by chance, a little at a time: stores that are ingested as a whole and by dataset, workspaces that read them, chains of
 * transformers, two platforms. Every part of it has a word that can change.
 */
final class ChangingModel {
    private static final int STORES = 6;
    private static final int DATASETS = 3;
    private static final int WORKSPACES = 5;
    private static final int TRANSFORMERS = 2;
    private static final List<String> PLATFORMS = List.of("Narrow", "Whole");

    /** What there are hints about: datastores, a dataset, workspaces, and nothing in particular. */
    private static final List<PlatformRuntimeHint> HINTS = List.of(
            about(Optional.of("s0"), Optional.empty(), Optional.empty()),
            about(Optional.of("s1"), Optional.of("d1"), Optional.empty()),
            about(Optional.empty(), Optional.empty(), Optional.of("w1")),
            about(Optional.empty(), Optional.empty(), Optional.of("t1")),
            about(Optional.empty(), Optional.empty(), Optional.empty()));

    private final Random random;

    /** What can change, by what it is about; missing is 0. */
    private final TreeMap<String, Integer> values = new TreeMap<>();

    private static PlatformRuntimeHint about(
            Optional<String> store, Optional<String> dataset, Optional<String> workspace) {
        return new PlatformRuntimeHint(store, dataset, workspace, Map.of());
    }

    ChangingModel(long seed) {
        this(seed, 25);
    }

    ChangingModel(long seed, int changes) {
        random = new Random(seed);
        for (int i = 0; i < changes; i++) {
            change();
        }
    }

    /** Changes one thing; returns which. */
    String change() {
        String store = "s" + random.nextInt(STORES);
        String dataset = store + " d" + random.nextInt(DATASETS);
        String workspace = "w" + random.nextInt(WORKSPACES);
        String what = switch (random.nextInt(15)) {
            case 0 -> "words of " + store;
            case 1, 2 -> "columns of " + dataset;
            case 3 -> "team of " + store;
            case 4 -> "words of " + workspace;
            case 5, 6, 7 -> workspace + " reads " + dataset;
            case 8 -> workspace + " reads o" + random.nextInt(TRANSFORMERS);
            case 9 -> "t" + random.nextInt(TRANSFORMERS) + " reads " + dataset;
            case 10 -> "code of t" + random.nextInt(TRANSFORMERS);
            case 11 -> "latency of " + workspace;
            case 12 -> workspace + " is not on " + PLATFORMS.get(random.nextInt(2));
            case 13 -> "greeting of " + PLATFORMS.get(random.nextInt(2));
            default -> random.nextInt(3) > 0 ? "columns of " + dataset : "hint " + random.nextInt(HINTS.size());
        };
        set(what, value(what) + 1);
        return what;
    }

    int value(String what) {
        return values.getOrDefault(what, 0);
    }

    void set(String what, int value) {
        values.put(what, value);
    }

    private boolean is(String what) {
        return value(what) % 2 == 1;
    }

    LoadedModel loaded() {
        return new LoadedModel(Optional.of(ecosystem()), SourceMap.NONE, List.of());
    }

    /** The model as if it was read from files. */
    LoadedModel read() {
        Ecosystem ecosystem = ecosystem();
        return new LoadedModel(Optional.of(ecosystem), SourceMap.NONE, List.of(), Optional.of(ModelHash.of(ecosystem)));
    }

    private Ecosystem ecosystem() {
        List<Team> teams = List.of(team(0), team(1));
        List<DatasetGroupDataPlatformAssignments> mappings = new ArrayList<>();
        teams.forEach(team -> team.workspaces().values().stream()
                .filter(workspace -> workspace.dataTransformer().isEmpty())
                .forEach(workspace -> mappings.add(new DatasetGroupDataPlatformAssignments(
                        workspace.name(),
                        "g",
                        PLATFORMS.stream()
                                .filter(platform -> !is(workspace.name() + " is not on " + platform))
                                .map(DSGDataPlatformAssignment::of)
                                .toList()))));
        List<DataPlatformInstance> platforms = PLATFORMS.stream()
                .map(name -> DataPlatformInstance.builder(name, name.toLowerCase(java.util.Locale.ROOT))
                        .parameter("greeting", ParameterValues.of("hello " + value("greeting of " + name)))
                        .build())
                .toList();
        return Ecosystem.builder("changing")
                .platformServicesProvider(PlatformServicesProvider.builder("psp")
                        .dataPlatforms(platforms)
                        .hints(hints())
                        .build())
                .zone(GovernanceZone.builder("z").teams(teams).build())
                .dsgPlatformMappings(mappings)
                .build();
    }

    private List<PlatformRuntimeHint> hints() {
        List<PlatformRuntimeHint> hints = new ArrayList<>();
        for (int i = 0; i < HINTS.size(); i++) {
            PlatformRuntimeHint about = HINTS.get(i);
            hints.add(new PlatformRuntimeHint(
                    about.storeName(),
                    about.datasetName(),
                    about.workspaceName(),
                    Map.of("memory", value("hint " + i) + "g")));
        }
        return hints;
    }

    private Team team(int number) {
        List<Datastore> stores = new ArrayList<>();
        for (int i = 0; i < STORES; i++) {
            if (value("team of s" + i) % 2 == number) {
                stores.add(store("s" + i, i % 2 == 0));
            }
        }
        List<Workspace> workspaces = new ArrayList<>();
        for (int i = 0; i < TRANSFORMERS && number == 0; i++) {
            workspaces.add(transformer("t" + i, "o" + i));
            stores.add(Datastore.builder("o" + i)
                    .capture(new DataTransformerOutput("t" + i, Optional.empty()))
                    .dataset(Dataset.builder("d")
                            .documentation("" + value("code of t" + i))
                            .build())
                    .build());
        }
        for (int i = 0; i < WORKSPACES && number == 1; i++) {
            Workspace reader = workspace("w" + i);
            if (!reader.dsgs().isEmpty()) {
                workspaces.add(reader);
            }
        }
        return Team.builder("team" + number)
                .dataStores(stores)
                .workspaces(workspaces)
                .build();
    }

    private Datastore store(String name, boolean whole) {
        List<Dataset> datasets = new ArrayList<>();
        for (int i = 0; i < DATASETS; i++) {
            datasets.add(Dataset.builder("d" + i)
                    .documentation("columns " + value("columns of " + name + " d" + i))
                    .build());
        }
        return Datastore.builder(name)
                .documentation("words " + value("words of " + name))
                .capture(new SQLSnapshotIngestion(
                        Optional.of(
                                whole
                                        ? IngestionConsistencyType.MULTI_DATASET
                                        : IngestionConsistencyType.SINGLE_DATASET),
                        Optional.of(new CronTrigger("nightly", "0 0 * * *")),
                        Optional.of(TestModels.database("source")),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()))
                .datasets(datasets)
                .build();
    }

    private List<DatasetSink> sinks(String workspace) {
        List<DatasetSink> sinks = new ArrayList<>();
        for (int store = 0; store < STORES; store++) {
            for (int dataset = 0; dataset < DATASETS; dataset++) {
                if (is(workspace + " reads s" + store + " d" + dataset)) {
                    sinks.add(DatasetSink.of("s" + store, "d" + dataset));
                }
            }
        }
        for (int output = 0; output < TRANSFORMERS; output++) {
            if (is(workspace + " reads o" + output)) {
                sinks.add(DatasetSink.of("o" + output, "d"));
            }
        }
        return sinks;
    }

    private Workspace workspace(String name) {
        List<DatasetSink> sinks = sinks(name);
        WorkspacePlatformConfig config = new WorkspacePlatformConfig(new ConsumerRetentionRequirements(
                MilestoningStrategy.LIVE_ONLY,
                DataLatency.values()[value("latency of " + name) % DataLatency.values().length],
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        return Workspace.builder(name)
                .documentation("words " + value("words of " + name))
                .dataContainer(TestModels.database("mart"))
                .dsgs(
                        sinks.isEmpty()
                                ? List.of()
                                : List.of(new DatasetGroup("g", Optional.empty(), Optional.of(config), sinks)))
                .build();
    }

    /** The first reads its own output, too; the second also that of the first. */
    private Workspace transformer(String name, String output) {
        List<DatasetSink> sinks = new ArrayList<>(List.of(DatasetSink.of("s0", "d0"), DatasetSink.of("o0", "d")));
        sinks.addAll(sinks(name));
        return Workspace.builder(name)
                .dataContainer(TestModels.database("lake"))
                .dataTransformer(new DataTransformer(
                        "x",
                        Optional.empty(),
                        output,
                        new SQLCodeArtifact(Map.of("d", "SELECT " + value("code of " + name)), Map.of()),
                        Optional.empty()))
                .dsgs(List.of(new DatasetGroup(
                        "g",
                        Optional.empty(),
                        Optional.empty(),
                        sinks.stream().distinct().toList())))
                .build();
    }
}
