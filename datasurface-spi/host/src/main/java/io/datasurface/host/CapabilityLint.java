package io.datasurface.host;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.TriggerNode;
import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.PlatformCapabilities;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares what a graph asks for with what its platform can do. A store, workspace or group is looked at once, however many nodes it has;
 * what the model leaves out is a problem of its own and reported elsewhere.
 */
final class CapabilityLint implements IntentionNode.Visitor<Boolean> {
    private final EcosystemIndex ecosystem;
    private final PlatformCapabilities can;
    private final String platform;
    private final ProblemCollector problems;
    private final Set<Object> seen = new HashSet<>();

    private CapabilityLint(
            EcosystemIndex ecosystem, PlatformCapabilities can, String platform, ProblemCollector problems) {
        this.ecosystem = ecosystem;
        this.can = can;
        this.platform = platform;
        this.problems = problems;
    }

    /**
     * Reports everything that the platform cannot do.
     *
     * @param ecosystem the model
     * @param graph graph of the instance
     * @param plugin its plugin
     * @param problems takes the problems
     */
    static void check(
            EcosystemIndex ecosystem, IntentionGraph graph, InstalledPlatform plugin, ProblemCollector problems) {
        String platform = "Platform \"" + graph.platform() + "\" (" + plugin.type() + ")";
        CapabilityLint lint = new CapabilityLint(ecosystem, plugin.capabilities(), platform, problems);
        graph.nodes().forEach(node -> node.accept(lint));
    }

    @Override
    public Boolean ingestionMulti(IngestionMultiNode node) {
        return node.readsFrom().isPresent() || capture(node.store());
    }

    @Override
    public Boolean ingestionSingle(IngestionSingleNode node) {
        return node.readsFrom().isPresent() || capture(node.store());
    }

    @Override
    public Boolean export(ExportNode node) {
        boolean supported = true;
        for (DatasetGroupKey consumer : node.consumers()) {
            supported &= consumer(consumer.workspace());
            supported &= group(consumer);
        }
        return supported;
    }

    @Override
    public Boolean trigger(TriggerNode node) {
        return true;
    }

    @Override
    public Boolean dataTransformer(DataTransformerNode node) {
        return ecosystem
                .workspace(node.workspace())
                .flatMap(entry -> entry.workspace()
                        .dataTransformer()
                        .map(transformer -> supports(
                                "capability-transformer",
                                entry.path().child("dataTransformer"),
                                "run transformers of the kind",
                                transformer.code(),
                                can.transformers())))
                .orElse(true);
    }

    private boolean capture(String store) {
        if (!seen.add("store:" + store)) {
            return true;
        }
        return ecosystem
                .datastore(store)
                .flatMap(entry -> entry.datastore()
                        .capture()
                        .map(capture -> capture(capture, entry.path().child("capture"))))
                .orElse(true);
    }

    /** What a transformer writes is not captured; whether the transformer can run is looked at where it runs. */
    private boolean capture(CaptureMetadata capture, ObjectPath path) {
        if (capture instanceof DataTransformerOutput) {
            return true;
        }
        boolean supported = supports("capability-capture", path, "capture by", capture, can.captures());
        return capture.dataContainer()
                        .map(container -> supports(
                                "capability-source",
                                path.child("dataContainer"),
                                "ingest from containers of the kind",
                                container,
                                can.sources()))
                        .orElse(true)
                && supported;
    }

    private boolean consumer(String workspace) {
        if (!seen.add("workspace:" + workspace)) {
            return true;
        }
        return ecosystem
                .workspace(workspace)
                .flatMap(entry -> entry.workspace()
                        .dataContainer()
                        .map(container -> supports(
                                "capability-consumer",
                                entry.path().child("dataContainer"),
                                "export to containers of the kind",
                                container,
                                can.consumers())))
                .orElse(true);
    }

    private boolean group(DatasetGroupKey key) {
        if (!seen.add(key)) {
            return true;
        }
        Optional<EcosystemIndex.WorkspaceEntry> entry = ecosystem.workspace(key.workspace());
        // A group that asks for nothing sees the latest version of each record.
        MilestoningStrategy wanted = entry.map(found -> found.workspace().dsgs().get(key.group()))
                .flatMap(DatasetGroup::retention)
                .map(ConsumerRetentionRequirements::milestoningStrategy)
                .orElse(MilestoningStrategy.LIVE_ONLY);
        if (entry.isEmpty() || can.milestoning().contains(wanted)) {
            return true;
        }
        problems.error(
                "capability-milestoning",
                entry.get().path().child("dsgs", key.group()).child("platformMD"),
                "%s cannot keep history as %s; it can do %s. Ask for one of these, or assign the group to another platform",
                platform,
                wanted,
                can.milestoning().stream().sorted().toList());
        return false;
    }

    private boolean supports(
            String code, ObjectPath path, String what, Object wanted, Collection<? extends Class<?>> supported) {
        if (supported.stream().anyMatch(type -> type.isInstance(wanted))) {
            return true;
        }
        problems.error(
                code,
                path,
                "%s cannot %s %s; it can do %s. Use one of these, or assign the consumers to another platform",
                platform,
                what,
                wanted.getClass().getSimpleName(),
                supported.stream().map(Class::getSimpleName).sorted().collect(Collectors.toList()));
        return false;
    }
}
