package io.datasurface.graph;

import io.datasurface.model.lint.ProblemCollector;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reports what is wrong with the ecosystem as a whole, and shows only once it is known what each platform does. */
final class PlanProblems {
    private final SourceIndex index;
    private final GraphSource source;
    private final TransformerNetwork network;
    private final EcosystemPlan plan;

    PlanProblems(SourceIndex index, TransformerNetwork network, EcosystemPlan plan) {
        this.index = index;
        this.source = index.source();
        this.network = network;
        this.plan = plan;
    }

    void report(ProblemCollector problems) {
        brokenChains()
                .forEach((workspace, platforms) -> problems.error(
                        "broken-chain",
                        source.workspacePath(workspace),
                        "Workspace \"%s\" has no data container, so its transformer cannot read its inputs and never fills datastore \"%s\", "
                                + "which is consumed on %s; give the workspace a data container.",
                        source.workspaceName(workspace),
                        source.storeName(source.outputStore(workspace)),
                        names(platforms)));
        plan.overruled()
                .forEach((workspace, platforms) -> problems.warning(
                        "assignment-overruled-by-primary",
                        source.workspacePath(workspace),
                        "Workspace \"%s\" is assigned to %s, but its transformer runs only where its output \"%s\" is ingested first, on %s; "
                                + "assign it there, or change the primary ingestion platforms of \"%s\".",
                        source.workspaceName(workspace),
                        names(platforms),
                        source.storeName(source.outputStore(workspace)),
                        names(primaries(source.outputStore(workspace))),
                        source.storeName(source.outputStore(workspace))));
        for (int workspace = 0; workspace < source.workspaceCount(); workspace++) {
            if (isIdle(workspace)) {
                problems.warning(
                        "transformer-idle",
                        source.workspacePath(workspace),
                        "The transformer of workspace \"%s\" runs on no platform, because the workspace is assigned to none and nobody "
                                + "consumes datastore \"%s\"; assign a dataset group of the workspace, or remove the transformer.",
                        source.workspaceName(workspace),
                        source.storeName(source.outputStore(workspace)));
            }
        }
        for (int[] cycle : network.cycles()) {
            String members = Arrays.stream(cycle)
                    .mapToObj(workspace -> "\"" + source.workspaceName(workspace) + "\"")
                    .collect(Collectors.joining(", "));
            problems.error(
                    "transformer-cycle",
                    source.workspacePath(cycle[0]),
                    "The transformers of the workspaces %s read each other's outputs, so none of them can run first; "
                            + "only a transformer that reads its own output may read the previous batch. Remove one of the sinks.",
                    members);
        }
    }

    private boolean isIdle(int workspace) {
        if (source.outputStore(workspace) < 0
                || !TransformerNetwork.canRun(source, workspace)
                || plan.overruled().containsKey(workspace)) {
            return false;
        }
        for (int platform = 0; platform < source.platformCount(); platform++) {
            if (plan.transformers(platform).get(workspace)) {
                return false;
            }
        }
        return true;
    }

    /** Rule "broken chain is a problem". */
    private Map<Integer, BitSet> brokenChains() {
        Map<Integer, BitSet> broken = new TreeMap<>();
        for (int workspace = 0; workspace < source.workspaceCount(); workspace++) {
            int output = source.outputStore(workspace);
            if (output < 0 || TransformerNetwork.canRun(source, workspace)) {
                continue;
            }
            for (int platform = 0; platform < source.platformCount(); platform++) {
                if (plan.stores(platform).get(output) && index.readsFrom(platform, output) < 0) {
                    broken.computeIfAbsent(workspace, key -> new BitSet()).set(platform);
                }
            }
        }
        return broken;
    }

    private BitSet primaries(int store) {
        BitSet primaries = new BitSet();
        for (int i = source.firstPrimary(store); i < source.firstPrimary(store + 1); i++) {
            primaries.set(source.primaryPlatform(i));
        }
        return primaries;
    }

    private String names(BitSet platforms) {
        return platforms.stream()
                .mapToObj(platform -> "\"" + source.platformName(platform) + "\"")
                .collect(Collectors.joining(", "));
    }
}
