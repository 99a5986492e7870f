package io.datasurface.examples.benchmarks.diff;

import io.datasurface.examples.benchmarks.bench.Subject;
import io.datasurface.graph.diff.GraphDiff;
import java.util.List;
import java.util.Locale;

/** A copy of the model in which one dataset has another column, with its graphs. */
final class ChangedModel {
    private record Copy(ModelGraphs graphs) {}

    private ChangedModel() {}

    /** Makes the copy; not measured. */
    static void prepare(Subject subject) {
        ModelGraphs before = subject.result(ModelGraphs.class);
        subject.keep(Copy.class, new Copy(ModelGraphs.of(OneColumn.added(before.model()))));
    }

    static ModelGraphs of(Subject subject) {
        return subject.result(Copy.class).graphs();
    }

    static String touched(List<GraphDiff> diffs) {
        return String.format(
                Locale.ROOT,
                "%,d nodes touched",
                diffs.stream().flatMap(GraphDiff::nodes).count());
    }
}
