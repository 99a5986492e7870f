package io.datasurface.examples.benchmarks.diff;

import io.datasurface.examples.benchmarks.bench.Stage;
import io.datasurface.examples.benchmarks.bench.Subject;
import io.datasurface.graph.diff.GraphDiff;
import io.datasurface.graph.diff.GraphSnapshot;
import java.util.List;
import java.util.Locale;

/** Compares the graphs of the model with those of a copy in which one dataset has another column; both are in memory. */
public final class DiffStage implements Stage {
    /** The copy. */
    private record Changed(ModelGraphs after) {}

    /** The stage. */
    public DiffStage() {}

    @Override
    public String name() {
        return "diff";
    }

    @Override
    public void reset(Subject subject) {
        ModelGraphs before = subject.result(ModelGraphs.class);
        subject.keep(Changed.class, new Changed(ModelGraphs.of(OneColumn.added(before.model()))));
    }

    @Override
    public String run(Subject subject) {
        List<GraphSnapshot> before = subject.result(ModelGraphs.class).snapshots();
        List<GraphSnapshot> after = subject.result(Changed.class).after().snapshots();
        long touched = 0;
        for (int i = 0; i < before.size(); i++) {
            touched += GraphDiff.between(before.get(i), after.get(i)).nodes().count();
        }
        return String.format(Locale.ROOT, "%,d nodes touched", touched);
    }
}
