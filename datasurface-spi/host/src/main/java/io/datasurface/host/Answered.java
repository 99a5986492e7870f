package io.datasurface.host;

import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.model.lint.LintRule;
import io.datasurface.model.lint.Problem;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Warnings of the model's linter to which a planner is the answer. */
final class Answered {
    private static final String PRIMARY_MISSING = LintRule.PRIMARY_MISSING.code();

    private Answered() {}

    /** Leaves out that each platform would load the source of a datastore, where the planned graphs let some read another one's buffer. */
    static List<Problem> without(List<Problem> problems, Collection<IntentionGraph> planned) {
        if (problems.stream().noneMatch(problem -> problem.code().equals(PRIMARY_MISSING))) {
            return problems;
        }
        Set<String> shared = new HashSet<>();
        for (IntentionGraph graph : planned) {
            for (int node = 0; node < graph.nodeCount() && graph.kind(node).isIngestion(); node++) {
                addShared(graph.node(node), shared);
            }
        }
        return problems.stream()
                .filter(problem -> !problem.code().equals(PRIMARY_MISSING)
                        || !shared.contains(problem.path().key()))
                .toList();
    }

    private static void addShared(IntentionNode node, Set<String> shared) {
        if (node instanceof IngestionMultiNode multi && multi.readsFrom().isPresent()) {
            shared.add(multi.store());
        } else if (node instanceof IngestionSingleNode single
                && single.readsFrom().isPresent()) {
            shared.add(single.store());
        }
    }
}
