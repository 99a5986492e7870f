package io.datasurface.examples.benchmarks.diff;

import io.datasurface.examples.benchmarks.bench.Stage;
import io.datasurface.examples.benchmarks.bench.Subject;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.change.Compatibility;
import io.datasurface.model.change.ModelDiff;
import io.datasurface.model.io.ModelLoader;
import java.util.Locale;
import java.util.Optional;

/** Compares the model with one that was loaded anew, so that they share no object, and in which one dataset has another column. */
public final class ChangesStage implements Stage {
    /** The other model, which is loaded once. */
    private Optional<EcosystemIndex> after = Optional.empty();

    /** The stage. */
    public ChangesStage() {}

    @Override
    public String name() {
        return "changes";
    }

    @Override
    public void reset(Subject subject) {
        if (after.isEmpty()) {
            EcosystemIndex again = EcosystemIndex.of(
                    ModelLoader.load(subject.folder()).ecosystem().orElseThrow());
            after = Optional.of(OneColumn.added(again));
        }
    }

    @Override
    public String run(Subject subject) {
        EcosystemIndex before = subject.result(EcosystemIndex.class);
        EcosystemIndex now = after.orElseThrow();
        ModelDiff diff = ModelDiff.between(before.ecosystem(), now.ecosystem());
        int problems = Compatibility.problems(before, now, SourceMap.NONE).size();
        return String.format(
                Locale.ROOT, "%,d changes, %,d problems", diff.changes().size(), problems);
    }
}
