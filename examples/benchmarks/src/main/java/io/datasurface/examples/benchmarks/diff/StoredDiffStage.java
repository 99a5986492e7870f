package io.datasurface.examples.benchmarks.diff;

import io.datasurface.examples.benchmarks.bench.Stage;
import io.datasurface.examples.benchmarks.bench.Subject;
import io.datasurface.graph.diff.GraphDiffs;
import io.datasurface.graph.diff.GraphSnapshot;
import io.datasurface.graph.diff.json.GraphSnapshotJson;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** Reads the snapshots of an earlier run and compares them with the graphs of a copy of the model in which one dataset has another column. */
public final class StoredDiffStage implements Stage {
    /** The stage. */
    public StoredDiffStage() {}

    @Override
    public String name() {
        return "stored diff";
    }

    @Override
    public void reset(Subject subject) {
        ChangedModel.prepare(subject);
    }

    @Override
    public String run(Subject subject) throws IOException {
        List<GraphSnapshot> before = new ArrayList<>();
        for (String text : subject.result(SnapshotStage.Written.class).texts()) {
            before.add(GraphSnapshotJson.read("snapshot", new StringReader(text)));
        }
        return ChangedModel.touched(
                GraphDiffs.between(before, ChangedModel.of(subject).snapshots()));
    }
}
