package org.example.sqlplatform;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeKind;
import io.datasurface.graph.SchedulingOrder;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.model.DataTransformer;
import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronExpression;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.PlatformRenderRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * When which scripts run. Each cron expression starts the nodes that it is given for; behind them comes everything that works on what they
 * made and has no expression of its own.
 */
final class Schedules {
    /** What another instance makes without a schedule is read so often; its runs cannot start ours. */
    private static final String POLL = "*/5 * * * *";

    private final PlatformRenderRequest request;
    private final Settings settings;
    private final IntentionGraph graph;

    Schedules(PlatformRenderRequest request, Settings settings) {
        this.request = request;
        this.settings = settings;
        this.graph = request.model().graph();
    }

    void render(ArtifactSink sink) {
        SchedulingOrder order = SchedulingOrder.of(graph);
        SortedMap<String, List<Integer>> starts = new TreeMap<>();
        for (IntentionNode node : graph.nodes()) {
            cron(request.model().ecosystem(), node)
                    .ifPresent(cron -> starts.computeIfAbsent(cron, key -> new ArrayList<>())
                            .add(node.id()));
        }
        StringBuilder crontab = new StringBuilder("# Times are UTC.\nCRON_TZ=UTC\n");
        starts.forEach((cron, nodes) -> {
            String path = Artifacts.schedule(cron);
            sink.add(path, list(order, nodes));
            crontab.append(cron + " sh " + settings.folder() + "/" + Artifacts.RUN + " " + path + "\n");
        });
        sink.add(Artifacts.CRONTAB, crontab.toString());
        sink.add(Artifacts.DEPLOY, deployment());
    }

    /** The expression that starts a node, in one spelling; empty if what comes before it does. */
    static Optional<String> cron(EcosystemIndex ecosystem, IntentionNode node) {
        Optional<String> own = ownCron(ecosystem, node);
        return own.isEmpty() && Feeds.readsFrom(node).isPresent() ? Optional.of(POLL) : own;
    }

    private static Optional<String> ownCron(EcosystemIndex ecosystem, IntentionNode node) {
        return trigger(ecosystem, node)
                .filter(CronTrigger.class::isInstance)
                .map(trigger ->
                        CronExpression.parse(((CronTrigger) trigger).cron()).toString());
    }

    static Optional<StepTrigger> trigger(EcosystemIndex ecosystem, IntentionNode node) {
        if (node instanceof IngestionMultiNode ingestion) {
            return capture(ecosystem, ingestion.store()).flatMap(CaptureMetadata::stepTrigger);
        }
        if (node instanceof IngestionSingleNode ingestion) {
            return capture(ecosystem, ingestion.store()).flatMap(CaptureMetadata::stepTrigger);
        }
        if (node instanceof DataTransformerNode transformer) {
            return ecosystem
                    .workspace(transformer.workspace())
                    .flatMap(entry -> entry.workspace().dataTransformer())
                    .flatMap(DataTransformer::trigger);
        }
        return Optional.empty();
    }

    private static Optional<CaptureMetadata> capture(EcosystemIndex ecosystem, String store) {
        return ecosystem
                .datastore(store)
                .map(EcosystemIndex.DatastoreEntry::datastore)
                .flatMap(Datastore::capture);
    }

    /** The scripts in an order in which they can run, each with those that it waits for. */
    private String list(SchedulingOrder order, List<Integer> starts) {
        Map<Integer, SortedSet<String>> made = new HashMap<>();
        StringBuilder lines = new StringBuilder();
        for (int position = 0; position < order.size(); position++) {
            int node = order.node(position);
            SortedSet<String> needs = new TreeSet<>();
            boolean follows = false;
            for (int i = 0; i < graph.predecessorCount(node); i++) {
                int before = graph.predecessor(node, i);
                if (made.containsKey(before) && !isPreviousBatch(before, node)) {
                    follows = true;
                    needs.addAll(made.get(before));
                }
            }
            boolean starting = starts.contains(node);
            if (!starting
                    && (!follows
                            || trigger(request.model().ecosystem(), graph.node(node))
                                    .isPresent())) {
                continue;
            }
            if (graph.kind(node) == NodeKind.EXPORT || graph.kind(node) == NodeKind.TRIGGER) {
                made.put(node, needs);
                continue;
            }
            String script = Artifacts.run(graph.node(node));
            made.put(node, new TreeSet<>(List.of(script)));
            lines.append(script);
            needs.forEach(need -> lines.append(' ').append(need));
            lines.append('\n');
        }
        return lines.toString();
    }

    private boolean isPreviousBatch(int from, int to) {
        for (int i = 0; i < graph.successorCount(from); i++) {
            if (graph.successor(from, i) == to) {
                return graph.isPreviousBatch(from, i);
            }
        }
        return false;
    }

    private String deployment() {
        StringBuilder lines = new StringBuilder(Artifacts.PLATFORM + "\n");
        List<Chunk> chunks = new ArrayList<>(request.plan().chunks());
        chunks.sort(Comparator.comparing(Chunk::wave).thenComparing(Chunk::id));
        StringBuilder all = new StringBuilder(Artifacts.RETIRE + " " + Artifacts.PLATFORM);
        for (Chunk chunk : chunks) {
            lines.append(Artifacts.deploy(chunk) + " " + Artifacts.PLATFORM);
            for (String need : chunk.needs()) {
                request.plan().chunk(need).ifPresent(before -> lines.append(" " + Artifacts.deploy(before)));
            }
            lines.append('\n');
            all.append(" " + Artifacts.deploy(chunk));
        }
        return lines.append(all).append('\n').toString();
    }
}
