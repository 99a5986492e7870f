package io.datasurface.federation.tree;

import java.util.HashMap;
import java.util.Map;

/**
 * Finds the trees of one plan, and remembers those of the plan before: a problem that has not changed is not solved again. A tree depends on
 * its problem and on nothing else, so it is the same with and without a memory. What a plan has not asked for is forgotten after it. Not
 * safe for concurrent use while it plans.
 */
public final class TreeMemory {
    private final Map<TreeProblem, Tree> before;
    private final Map<TreeProblem, Tree> trees = new HashMap<>();
    private int solved;

    /** Remembers nothing. */
    public TreeMemory() {
        this(Map.of());
    }

    private TreeMemory(Map<TreeProblem, Tree> before) {
        this.before = before;
    }

    /**
     * Begins the next plan.
     *
     * @return a memory of the trees that this one was asked for; several may be begun at once
     */
    public TreeMemory next() {
        return new TreeMemory(trees);
    }

    /**
     * Finds a tree.
     *
     * @param problem who needs what
     * @return the tree, which is shared with other plans
     */
    public Tree plan(TreeProblem problem) {
        Tree known = trees.get(problem);
        if (known == null) {
            known = before.get(problem);
            if (known == null) {
                known = TreePlanner.plan(problem);
                solved++;
            }
            trees.put(problem, known);
        }
        return known;
    }

    /**
     * How many problems were not known.
     *
     * @return the number of those that were solved for this plan
     */
    public int solved() {
        return solved;
    }
}
