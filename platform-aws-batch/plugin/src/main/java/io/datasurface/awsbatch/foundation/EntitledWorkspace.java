package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.access.Principals;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.TableFormat;
import io.datasurface.awsbatch.work.Consumers;
import io.datasurface.awsbatch.work.LakeTags;
import io.datasurface.awsbatch.work.TableFormats;
import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.spi.PlatformModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A workspace on the lake that lets somebody in.
 *
 * @param workspace its name
 * @param container identity of its container
 * @param principals ARNs of those who may read
 * @param tables tables of its datasets, those of other formats than Iceberg too, each with the folder of its zone
 * @param copies those of these tables that have another format than Iceberg
 * @param zones of its datasets
 * @param classifications of their columns, as values of tags
 */
public record EntitledWorkspace(
        String workspace,
        String container,
        NavigableSet<String> principals,
        NavigableMap<String, String> tables,
        NavigableSet<String> copies,
        NavigableSet<String> zones,
        NavigableSet<String> classifications) {
    /** Characters that a policy has place for (6,144), without what else stands in it. */
    private static final int MOST_CHARACTERS = 5_200;

    /** Characters that a trust policy has place for (2,048), without what else stands in it. */
    private static final int MOST_TRUST = 1_850;

    /** Managed policies of a role, unless AWS allows more. */
    private static final int MOST_POLICIES = 10;

    /** Characters of the ARN of a table besides names. */
    private static final int ARN_OF_A_TABLE = 62;

    /** Characters of the ARN of the objects of a table besides names. */
    private static final int ARN_OF_OBJECTS = 44;

    private static final int QUOTES_AND_COMMA = 3;

    /**
     * Looks for the workspaces on the lake of an instance that let somebody in, in the order of their names.
     *
     * @param instance the platform instance
     * @param model the model and the graph
     */
    public static List<EntitledWorkspace> of(Instance instance, PlatformModel model) {
        Principals principals = new Principals(instance);
        TreeMap<String, EntitledWorkspace> found = new TreeMap<>();
        for (IntentionNode node : model.graph().nodes()) {
            if (node instanceof ExportNode export
                    && Consumers.container(model, export) instanceof DataPlatformManagedDataContainer) {
                for (DatasetGroupKey consumer : export.consumers()) {
                    found.computeIfAbsent(
                                    consumer.workspace(),
                                    name -> new EntitledWorkspace(
                                            name,
                                            export.container(),
                                            principals.inLake(Consumers.workspace(model, name)
                                                    .workspace()),
                                            new TreeMap<>(),
                                            new TreeSet<>(),
                                            new TreeSet<>(),
                                            new TreeSet<>()))
                            .add(instance, model, export, strategy(model, consumer));
                }
            }
        }
        return found.values().stream()
                .filter(workspace -> !workspace.principals.isEmpty())
                .toList();
    }

    private static MilestoningStrategy strategy(PlatformModel model, DatasetGroupKey consumer) {
        return Consumers.group(model, consumer)
                .retention()
                .map(ConsumerRetentionRequirements::milestoningStrategy)
                .orElse(MilestoningStrategy.LIVE_ONLY);
    }

    /** Views show a table of before until the next version of it is whole, which may be more than one step back, so all are read. */
    private void add(Instance instance, PlatformModel model, ExportNode export, MilestoningStrategy strategy) {
        EcosystemIndex.DatastoreEntry entry = Consumers.datastore(model, export.store());
        zones.add(entry.zone().name());
        classifications.addAll(LakeTags.classes(
                Objects.requireNonNull(entry.datastore().datasets().get(export.dataset()))));
        TableFormat format = TableFormats.of(instance, entry, export.dataset());
        String folder = instance.zones().ofStore(export.store());
        instance.lake()
                .former(export.store(), export.dataset())
                .forEach(before -> add(before, folder, strategy, format));
        add(instance.lake().table(export.store(), export.dataset()), folder, strategy, format);
    }

    private void add(String table, String folder, MilestoningStrategy strategy, TableFormat format) {
        if (strategy != MilestoningStrategy.FORENSIC) {
            tables.put(table, folder);
            format.copyOf(table).ifPresent(copy -> {
                tables.put(copy, folder);
                copies.add(copy);
            });
        }
        if (strategy != MilestoningStrategy.LIVE_ONLY) {
            tables.put(IngestTable.historyOf(table), folder);
        }
    }

    /**
     * Returns whether people mean this workspace: odd names are also called by the label that stands for them, as the plan guard knows no other.
     *
     * @param name what they say
     */
    public boolean isCalled(String name) {
        return name.equals(workspace) || ConsumerRole.label(this).equals("consumers__" + name);
    }

    /** Whether IAM takes what the role of the workspace needs. */
    public boolean fits(Instance instance) {
        int trust = principals.stream()
                .mapToInt(arn -> arn.length() + QUOTES_AND_COMMA)
                .sum();
        return trust <= MOST_TRUST && policies(instance).size() <= MOST_POLICIES;
    }

    /** Returns the tables by the policy that names them; under Lake Formation no policy names their objects. */
    List<List<String>> policies(Instance instance) {
        int objects = instance.icebergBucket().length()
                + instance.parameters().text("icebergBucket.prefix").length()
                + ARN_OF_OBJECTS;
        boolean named = !instance.usesLakeFormation();
        int place = instance.database().length() + ARN_OF_A_TABLE + (named ? objects : 0);
        List<List<String>> policies = new ArrayList<>();
        int left = 0;
        for (Map.Entry<String, String> entry : tables.entrySet()) {
            String table = entry.getKey();
            int path = entry.getValue().length() + table.length();
            int needed = place + table.length() + (named ? path : 0);
            if (named && copies.contains(table)) {
                needed += objects + path;
            }
            if (policies.isEmpty() || needed > left) {
                policies.add(new ArrayList<>());
                left = MOST_CHARACTERS;
            }
            left -= needed;
            policies.get(policies.size() - 1).add(table);
        }
        return policies;
    }
}
