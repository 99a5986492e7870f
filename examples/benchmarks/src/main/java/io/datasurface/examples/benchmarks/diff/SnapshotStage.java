package io.datasurface.examples.benchmarks.diff;

import io.datasurface.examples.benchmarks.bench.Stage;
import io.datasurface.examples.benchmarks.bench.Subject;
import io.datasurface.graph.diff.GraphSnapshot;
import io.datasurface.graph.diff.json.GraphSnapshotJson;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Hashes what all nodes render from and writes it down, as a host does after a render. */
public final class SnapshotStage implements Stage {
    /**
     * The texts, for the stage that reads them.
     *
     * @param texts one per platform
     */
    record Written(List<String> texts) {}

    private static final double MEGA = 1e6;

    /** The stage. */
    public SnapshotStage() {}

    @Override
    public String name() {
        return "snapshot";
    }

    @Override
    public void reset(Subject subject) {
        subject.drop(Written.class);
    }

    @Override
    public String run(Subject subject) throws IOException {
        List<String> texts = new ArrayList<>();
        long size = 0;
        for (GraphSnapshot snapshot : subject.result(ModelGraphs.class).snapshots()) {
            StringWriter text = new StringWriter();
            GraphSnapshotJson.write(snapshot, text);
            texts.add(text.toString());
            size += text.getBuffer().length();
        }
        subject.keep(Written.class, new Written(texts));
        return String.format(Locale.ROOT, "%.1f MB for %d platforms", size / MEGA, texts.size());
    }
}
