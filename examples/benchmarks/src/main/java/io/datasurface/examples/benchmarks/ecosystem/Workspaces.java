package io.datasurface.examples.benchmarks.ecosystem;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.DataPlatformChooser;
import io.datasurface.model.DataTransformer;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.Workspace;
import io.datasurface.model.WorkspaceFixedDataPlatform;
import io.datasurface.model.WorkspacePlatformConfig;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.code.PythonCodeArtifact;
import io.datasurface.model.code.SQLCodeArtifact;
import io.datasurface.model.common.DeprecationsAllowed;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.container.SQLServerDatabase;
import io.datasurface.model.platform.AssignmentStatus;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.policy.DataClassificationPolicy;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.model.policy.SimpleDC;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes workspaces: of consumers and of transformers. */
final class Workspaces {
    private static final MilestoningStrategy[] HISTORY = {
        MilestoningStrategy.FORENSIC, MilestoningStrategy.LIVE_WITH_FORENSIC_HISTORY
    };

    private final Layout layout;
    private final Stores stores;

    Workspaces(Layout layout, Stores stores) {
        this.layout = layout;
        this.stores = stores;
    }

    static String consumerName(int consumer) {
        return Words.PURPOSES[consumer % Words.PURPOSES.length] + "_" + consumer;
    }

    static String transformerName(int transformer) {
        return "derive_" + transformer;
    }

    Workspace consumer(int consumer) {
        Dice dice = new Dice(layout.size().seed(), Dice.For.WORKSPACE, consumer, 1);
        Map<String, DatasetGroup> groups = new LinkedHashMap<>();
        List<List<Pick>> picks = new Consumption(layout, consumer).groups();
        for (int i = 0; i < picks.size(); i++) {
            String name = Consumption.groupName(i);
            groups.put(
                    name,
                    new DatasetGroup(
                            name, Optional.empty(), Optional.of(chooser(dice, consumer)), sinks(picks.get(i))));
        }
        WorkspacePriority[] priorities = WorkspacePriority.values();
        return new Workspace(
                consumerName(consumer),
                dice.percent(60) ? Optional.of(Documentation.of("What the team needs to know.")) : Optional.empty(),
                Optional.of(container(dice.skewed(layout.size().containers()))),
                status(layout.zoneOfTeam(layout.teamOfConsumer(consumer))),
                Optional.empty(),
                priorities[dice.skewed(priorities.length)],
                dice.percent(10) ? Optional.of(verifier()) : Optional.empty(),
                List.of(),
                Optional.empty(),
                groups);
    }

    private ProductionStatus status(int zone) {
        return layout.isProduction(zone) ? ProductionStatus.PRODUCTION : ProductionStatus.NOT_PRODUCTION;
    }

    private static DataClassificationPolicy verifier() {
        return new DataClassificationPolicy(
                "NoMarketSecrets",
                Optional.empty(),
                List.of(),
                List.of(new SimpleDC(DataClassificationType.MNPI, Optional.empty())));
    }

    private DataPlatformChooser chooser(Dice dice, int consumer) {
        ConsumerRetentionRequirements needs = needs(dice);
        int[] platforms = layout.platformsOfConsumer(consumer);
        return platforms.length == 1 && dice.percent(5)
                ? new WorkspaceFixedDataPlatform(layout.nameOfPlatform(platforms[0]), Optional.of(needs))
                : new WorkspacePlatformConfig(needs);
    }

    private static ConsumerRetentionRequirements needs(Dice dice) {
        return switch (dice.below(10)) {
            case 0 ->
                new ConsumerRetentionRequirements(
                        MilestoningStrategy.LIVE_ONLY,
                        DataLatency.MINUTES,
                        Optional.of(Duration.ofMinutes(15)),
                        Optional.empty(),
                        Optional.empty());
            case 1, 2 ->
                new ConsumerRetentionRequirements(
                        dice.oneOf(HISTORY),
                        DataLatency.DAYS,
                        Optional.empty(),
                        Optional.of(Duration.ofDays(365L * (1 + dice.below(7)))),
                        dice.percent(30) ? Optional.of("Supervisor") : Optional.empty());
            default ->
                new ConsumerRetentionRequirements(
                        MilestoningStrategy.LIVE_ONLY,
                        dice.percent(50) ? DataLatency.HOURS : DataLatency.DAYS,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        };
    }

    private List<DatasetSink> sinks(Collection<Pick> picks) {
        List<DatasetSink> sinks = new ArrayList<>(picks.size());
        for (Pick pick : picks) {
            sinks.add(new DatasetSink(
                    stores.name(pick.store()),
                    Tables.name(pick),
                    layout.isDeprecated(pick.store(), pick.dataset())
                            ? DeprecationsAllowed.ALLOWED
                            : DeprecationsAllowed.NEVER));
        }
        return sinks;
    }

    /** A container that workspaces share; the first is the one that most use. */
    static DataContainer container(int number) {
        List<LocationKey> locations = List.of(Platforms.REGION);
        String host = "mart-" + number + ".internal.example";
        return switch (number % 4) {
            case 0 ->
                DataPlatformManagedDataContainer.builder("lake_" + number)
                        .locations(locations)
                        .build();
            case 1 -> SQLServerDatabase.of("mart_" + number, Platforms.REGION.text(), host, 1433, "mart");
            default -> PostgresDatabase.of("mart_" + number, Platforms.REGION.text(), host, 5432, "mart");
        };
    }

    Workspace transformer(int transformer) {
        Dice dice = new Dice(layout.size().seed(), Dice.For.TRANSFORMER, transformer, 1);
        int output = layout.outputOf(transformer);
        DataTransformer program = new DataTransformer(
                "derive",
                dice.percent(50) ? Optional.of(Documentation.of("Joins what belongs together.")) : Optional.empty(),
                stores.name(output),
                code(transformer, output),
                dice.percent(20) ? Optional.of(new CronTrigger("nightly", "0 4 * * *")) : Optional.empty());
        DatasetGroup inputs =
                new DatasetGroup("inputs", Optional.empty(), Optional.empty(), sinks(layout.inputs(transformer)));
        return new Workspace(
                transformerName(transformer),
                Optional.empty(),
                Optional.of(container(dice.skewed(layout.size().containers()))),
                status(layout.zoneOfTeam(layout.teamOfTransformer(transformer))),
                Optional.empty(),
                WorkspacePriority.UNKNOWN,
                Optional.empty(),
                List.of(),
                Optional.of(program),
                Map.of(inputs.name(), inputs));
    }

    private CodeArtifact code(int transformer, int output) {
        if (transformer % 3 == 0) {
            return new PythonCodeArtifact(List.of("pandas", "pyarrow"), Map.of("LOG_LEVEL", "INFO"), "3.11");
        }
        Map<String, String> queries = new LinkedHashMap<>();
        for (int i = 0; i < layout.datasetsOf(output); i++) {
            String name = Tables.name(new Pick(output, i));
            queries.put(name, "SELECT * FROM inputs WHERE kind = '" + name + "'");
        }
        return new SQLCodeArtifact(queries, Map.of());
    }

    /** Which platforms the groups of a consumer run on. */
    List<DatasetGroupDataPlatformAssignments> assignments(int consumer) {
        int zone = layout.zoneOfTeam(layout.teamOfConsumer(consumer));
        List<DSGDataPlatformAssignment> platforms = new ArrayList<>();
        for (int platform : layout.platformsOfConsumer(consumer)) {
            platforms.add(new DSGDataPlatformAssignment(
                    layout.nameOfPlatform(platform),
                    Optional.empty(),
                    status(zone),
                    DeprecationsAllowed.ALLOWED,
                    consumer % 10 == 0 ? AssignmentStatus.PROVISIONING : AssignmentStatus.PROVISIONED));
        }
        List<DatasetGroupDataPlatformAssignments> all = new ArrayList<>();
        int groups = new Consumption(layout, consumer).groups().size();
        for (int i = 0; i < groups; i++) {
            all.add(new DatasetGroupDataPlatformAssignments(
                    consumerName(consumer), Consumption.groupName(i), platforms));
        }
        return all;
    }
}
