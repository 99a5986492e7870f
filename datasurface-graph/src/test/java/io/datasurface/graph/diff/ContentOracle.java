package io.datasurface.graph.diff;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.graph.TriggerNode;
import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.Dataset;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.platform.PlatformRuntimeHint;
import io.datasurface.model.policy.Regulator;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What nodes render from, plainly: for each facet the objects of the model that it is about, by the part that they belong to. For the
 * kinds of objects that {@link RichEcosystem} makes.
 */
final class ContentOracle implements IntentionNode.Visitor<Map<Facet, Map<String, Object>>> {
    private static final String NEEDS = "needs of ";

    private final IntentionGraph graph;
    private final EcosystemIndex model;

    private ContentOracle(IntentionGraph graph, EcosystemIndex model) {
        this.graph = graph;
        this.model = model;
    }

    /** By name of the node. */
    static Map<String, Map<Facet, Map<String, Object>>> of(IntentionGraph graph, EcosystemIndex model) {
        ContentOracle oracle = new ContentOracle(graph, model);
        Map<String, Map<Facet, Map<String, Object>>> contents = new TreeMap<>();
        for (IntentionNode node : graph.nodes()) {
            Map<Facet, Map<String, Object>> content = node.accept(oracle);
            content.put(Facet.REQUIREMENTS, Map.of("", node.requirements()));
            contents.put(node.name(), content);
        }
        return contents;
    }

    /** The facets that differ. Of what is a part on one side only, only its coming or going counts. */
    static Set<Facet> differences(Map<Facet, Map<String, Object>> before, Map<Facet, Map<String, Object>> after) {
        Set<Facet> facets = EnumSet.noneOf(Facet.class);
        for (Facet facet : Facet.values()) {
            Map<String, Object> old = before.getOrDefault(facet, Map.of());
            Map<String, Object> now = after.getOrDefault(facet, Map.of());
            Set<String> common = new HashSet<>(old.keySet());
            common.retainAll(now.keySet());
            boolean differs = common.stream().anyMatch(part -> differ(facet, old.get(part), now.get(part)));
            boolean counts = facet == Facet.COLUMNS
                    || facet == Facet.CONSUMERS
                    || facet == Facet.INPUTS
                    || facet == Facet.EXPORTS
                    || facet == Facet.HINTS;
            if (differs || (counts && !things(old).equals(things(now)))) {
                facets.add(facet);
            }
        }
        if (facets.contains(Facet.OUTPUT)) {
            facets.remove(Facet.COLUMNS); // Of another store, which is enough to know.
        }
        return facets;
    }

    /** What comes or goes by itself: the needs of a dataset come and go with it. */
    private static Set<String> things(Map<String, Object> parts) {
        return parts.keySet().stream().filter(part -> !part.startsWith(NEEDS)).collect(Collectors.toSet());
    }

    private static boolean differ(Facet facet, Object old, Object now) {
        if (facet != Facet.COLUMN_ORDER) {
            return !old.equals(now);
        }
        List<?> one = ((List<?>) old).stream().filter(((List<?>) now)::contains).toList();
        return !one.equals(
                ((List<?>) now).stream().filter(((List<?>) old)::contains).toList());
    }

    @Override
    public Map<Facet, Map<String, Object>> ingestionMulti(IngestionMultiNode node) {
        DatastoreEntry store = model.datastore(node.store()).orElseThrow();
        Map<Facet, Map<String, Object>> content = ingestion(store, node.readsFrom());
        store.datastore()
                .datasets()
                .values()
                .forEach(dataset ->
                        dataset(content, store, dataset, node.readsFrom().isPresent()));
        put(content, Facet.HINTS, hints(hint -> hint.storeName().equals(Optional.of(node.store()))));
        Map<String, Set<ExportNode>> byDataset = exports(node);
        store.datastore().datasets().keySet().forEach(dataset -> {
            Set<ExportNode> exports = byDataset.getOrDefault(dataset, Set.of());
            put(content, Facet.EXPORTS, Map.of(NEEDS + dataset, needs(exports)));
        });
        exportNames(content, byDataset);
        return content;
    }

    @Override
    public Map<Facet, Map<String, Object>> ingestionSingle(IngestionSingleNode node) {
        DatastoreEntry store = model.datastore(node.store()).orElseThrow();
        Map<Facet, Map<String, Object>> content = ingestion(store, node.readsFrom());
        dataset(
                content,
                store,
                store.datastore().datasets().get(node.dataset()),
                node.readsFrom().isPresent());
        put(
                content,
                Facet.HINTS,
                hints(hint -> hint.storeName().equals(Optional.of(node.store()))
                        && (hint.datasetName().isEmpty() || hint.datasetName().equals(Optional.of(node.dataset())))));
        exportNames(content, exports(node));
        return content;
    }

    @Override
    public Map<Facet, Map<String, Object>> export(ExportNode node) {
        DatastoreEntry store = model.datastore(node.store()).orElseThrow();
        Map<Facet, Map<String, Object>> content = new EnumMap<>(Facet.class);
        dataset(content, store, store.datastore().datasets().get(node.dataset()), true);
        content.keySet().retainAll(FacetReasons.OF_EXPORTED_DATASET);
        DataContainer container =
                workspace(node.consumers().get(0).workspace()).dataContainer().orElseThrow();
        put(content, Facet.CONTAINER, Map.of("", place(container)));
        put(content, Facet.CREDENTIAL, Map.of("", ((PostgresDatabase) container).credential()));
        for (DatasetGroupKey consumer : node.consumers()) {
            WorkspaceEntry entry = model.workspace(consumer.workspace()).orElseThrow();
            Workspace workspace = entry.workspace();
            put(
                    content,
                    Facet.CONSUMERS,
                    Map.of(
                            consumer.toString(),
                            List.of(terms(consumer), workspace.priority(), workspace.productionStatus())));
            String name = "workspace " + workspace.name();
            put(content, Facet.ENTITLEMENTS, Map.of(name, Set.copyOf(workspace.entitlements())));
            put(
                    content,
                    Facet.OWNER,
                    Map.of(name, owner(entry.zone().name(), entry.team().name())));
            put(content, Facet.DEPRECATION, Map.of(name, workspace.deprecation().isPresent()));
        }
        return content;
    }

    @Override
    public Map<Facet, Map<String, Object>> trigger(TriggerNode node) {
        Map<Facet, Map<String, Object>> content = ofTransformer(node.workspace());
        content.remove(Facet.CODE);
        for (int i = 0; i < graph.predecessorCount(node.id()); i++) {
            int from = graph.predecessor(node.id(), i);
            for (int s = 0; s < graph.successorCount(from); s++) {
                if (graph.successor(from, s) == node.id()) {
                    put(content, Facet.INPUTS, Map.of(graph.name(from), graph.isPreviousBatch(from, s)));
                }
            }
        }
        return content;
    }

    @Override
    public Map<Facet, Map<String, Object>> dataTransformer(DataTransformerNode node) {
        Map<Facet, Map<String, Object>> content = ofTransformer(node.workspace());
        put(content, Facet.OUTPUT, Map.of("", node.outputStore()));
        DatastoreEntry output = model.datastore(node.outputStore()).orElseThrow();
        Map<Facet, Map<String, Object>> written = new EnumMap<>(Facet.class);
        output.datastore().datasets().values().forEach(dataset -> dataset(written, output, dataset, true));
        written.keySet().retainAll(FacetReasons.OF_WRITTEN_DATASET);
        written.forEach((facet, parts) ->
                parts.forEach((part, value) -> put(content, facet, Map.of(node.outputStore() + "." + part, value))));
        for (IntentionNode other : graph.nodes()) {
            if (other instanceof ExportNode export) {
                export.consumers().stream()
                        .filter(consumer -> consumer.workspace().equals(node.workspace()))
                        .forEach(consumer -> put(
                                content,
                                Facet.INPUTS,
                                Map.of(consumer.group() + " " + export.name(), terms(consumer))));
            }
        }
        return content;
    }

    private Map<Facet, Map<String, Object>> ofTransformer(String name) {
        WorkspaceEntry entry = model.workspace(name).orElseThrow();
        Map<Facet, Map<String, Object>> content = new EnumMap<>(Facet.class);
        put(
                content,
                Facet.OWNER,
                Map.of("", owner(entry.zone().name(), entry.team().name())));
        put(
                content,
                Facet.DEPRECATION,
                Map.of("", entry.workspace().deprecation().isPresent()));
        entry.workspace().dataTransformer().ifPresent(program -> {
            put(content, Facet.CODE, Map.of("", List.of(program.name(), program.code())));
            put(content, Facet.SCHEDULE, Map.of("", program.trigger()));
        });
        put(content, Facet.HINTS, hints(hint -> hint.workspaceName().equals(Optional.of(name))));
        return content;
    }

    private Map<Facet, Map<String, Object>> ingestion(DatastoreEntry entry, Optional<String> readsFrom) {
        Map<Facet, Map<String, Object>> content = new EnumMap<>(Facet.class);
        put(content, Facet.READS_FROM, Map.of("", readsFrom));
        put(
                content,
                Facet.OWNER,
                Map.of("", owner(entry.zone().name(), entry.team().name())));
        put(content, Facet.STATUS, Map.of("", entry.datastore().productionStatus()));
        put(content, Facet.APPROVALS, Map.of("", entry.datastore().datasetDSGApprovals()));
        put(
                content,
                Facet.DEPRECATION,
                Map.of("store", entry.datastore().deprecation().isPresent()));
        Optional<Duration> zone = entry.zone().rawRetention();
        put(
                content,
                Facet.RAW_RETENTION,
                Map.of("", entry.datastore().rawRetention().or(() -> zone)));
        if (readsFrom.isEmpty() && entry.datastore().capture().orElseThrow() instanceof SQLSnapshotIngestion capture) {
            put(
                    content,
                    Facet.CAPTURE,
                    Map.of("", List.of(capture.singleOrMultiDatasetIngestion(), capture.schemaName())));
            PostgresDatabase source = (PostgresDatabase) capture.dataContainer().orElseThrow();
            put(content, Facet.SOURCE, Map.of("", place(source)));
            put(content, Facet.CREDENTIAL, Map.of("", List.of(capture.credential(), source.credential())));
            put(content, Facet.SCHEDULE, Map.of("", capture.stepTrigger()));
        }
        return content;
    }

    private static void dataset(
            Map<Facet, Map<String, Object>> content, DatastoreEntry store, Dataset dataset, boolean elsewhere) {
        String name = dataset.name();
        DDLTable table = (DDLTable) dataset.originalSchema().orElseThrow();
        Map<String, Object> columns = new TreeMap<>();
        Map<String, Object> classified = new TreeMap<>();
        for (DDLColumn column : table.columns().values()) {
            columns.put(column.name(), List.of(column.type(), column.nullable()));
            if (!column.classification().isEmpty()) {
                classified.put(column.name(), Set.copyOf(column.classification()));
            }
        }
        put(content, Facet.COLUMNS, Map.of(name, columns));
        put(
                content,
                Facet.COLUMN_ORDER,
                Map.of(name, List.copyOf(table.columns().keySet())));
        put(content, Facet.KEY, Map.of(name, table.primaryKeyColumns()));
        put(content, Facet.PARTITION, Map.of(name, table.ingestionPartitionColumns()));
        put(content, Facet.CLASSIFICATION, Map.of(name, classified));
        Map<String, Object> rules = new TreeMap<>();
        dataset.qualityRules()
                .values()
                .forEach(rule -> rules.put(rule.name(), List.of(rule.check(), rule.onFailure())));
        put(content, Facet.QUALITY, Map.of(name, rules));
        put(content, Facet.POLICIES, Map.of(name, counted(dataset.policies())));
        put(content, Facet.DEPRECATION, Map.of(name, dataset.deprecation().isPresent()));
        if (!elsewhere && store.datastore().capture().orElseThrow() instanceof SQLSnapshotIngestion capture) {
            put(
                    content,
                    Facet.MAPPING,
                    Map.of(name, Optional.ofNullable(capture.tableForDataset().get(name))));
        }
    }

    private static Map<String, Long> counted(List<String> names) {
        return names.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }

    private static List<Object> place(DataContainer container) {
        PostgresDatabase database = (PostgresDatabase) container;
        return List.of(
                database.name(),
                Set.copyOf(database.locations()),
                database.hostPortPair(),
                database.databaseName(),
                database.serverSideEncryption(),
                database.clientSideEncryption(),
                database.isReadOnly());
    }

    private Map<String, Object> hints(Predicate<PlatformRuntimeHint> filter) {
        Map<String, Object> hints = new LinkedHashMap<>();
        model.platform(graph.platform()).orElseThrow().provider().hints().stream()
                .filter(filter)
                .forEach(hint -> hint.values()
                        .forEach((key, value) -> hints.merge(hint.datasetName() + key, List.of(value), (one, other) -> {
                            List<String> both = new java.util.ArrayList<>(texts(one));
                            both.addAll(texts(other));
                            both.sort(Comparator.naturalOrder());
                            return both;
                        })));
        return hints;
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private Map<String, Set<ExportNode>> exports(IntentionNode ingestion) {
        Map<String, Set<ExportNode>> byDataset = new TreeMap<>();
        for (int i = 0; i < graph.successorCount(ingestion.id()); i++) {
            ExportNode export = (ExportNode) graph.node(graph.successor(ingestion.id(), i));
            byDataset.computeIfAbsent(export.dataset(), key -> new HashSet<>()).add(export);
        }
        return byDataset;
    }

    private static void exportNames(Map<Facet, Map<String, Object>> content, Map<String, Set<ExportNode>> byDataset) {
        byDataset.values().stream()
                .flatMap(Set::stream)
                .forEach(export -> put(content, Facet.EXPORTS, Map.of(export.name(), true)));
    }

    /** Whether the latest version and history are needed, and for how long. */
    private static List<Object> needs(Set<ExportNode> exports) {
        Set<MilestoningStrategy> seen = exports.stream()
                .flatMap(export -> export.requirements().milestoning().stream())
                .collect(Collectors.toSet());
        NodeRequirements together = new NodeRequirements(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                seen,
                Optional.empty(),
                io.datasurface.model.common.ProductionStatus.NOT_PRODUCTION);
        Optional<Duration> longest = exports.stream()
                .flatMap(export -> export.requirements().retention().stream())
                .max(Comparator.naturalOrder());
        return Arrays.asList(together.needsHistory(), together.needsLive(), longest);
    }

    /** What a group states, and how long its regulator wants history. */
    private List<Object> terms(DatasetGroupKey consumer) {
        Optional<ConsumerRetentionRequirements> stated =
                workspace(consumer.workspace()).dsgs().get(consumer.group()).retention();
        return List.of(
                stated,
                stated.flatMap(ConsumerRetentionRequirements::regulator)
                        .map(name -> model.ecosystem().regulators().get(name))
                        .map(Regulator::minRetentionTime));
    }

    private Workspace workspace(String name) {
        return model.workspace(name).orElseThrow().workspace();
    }

    private static String owner(String zone, String team) {
        return zone + "/" + team;
    }

    private static void put(Map<Facet, Map<String, Object>> content, Facet facet, Map<String, ?> parts) {
        content.computeIfAbsent(facet, key -> new TreeMap<>()).putAll(parts);
    }
}
