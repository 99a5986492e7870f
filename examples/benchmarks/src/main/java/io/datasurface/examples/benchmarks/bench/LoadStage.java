package io.datasurface.examples.benchmarks.bench;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelLoader;
import java.util.Optional;

/** Loads the model: parses, validates, merges, and indexes it. */
public final class LoadStage implements Stage {
    /** The name of the stage. */
    public static final String NAME = "load";

    /** The stage. */
    public LoadStage() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> baseline() {
        return Optional.of(TokensStage.NAME);
    }

    @Override
    public boolean retains() {
        return true;
    }

    @Override
    public void reset(Subject subject) {
        subject.drop(LoadedModel.class);
        subject.drop(EcosystemIndex.class);
    }

    @Override
    public String run(Subject subject) {
        LoadedModel model = ModelLoader.load(subject.folder());
        Ecosystem ecosystem = model.ecosystem().orElseThrow();
        EcosystemIndex index = EcosystemIndex.of(ecosystem);
        subject.keep(LoadedModel.class, model);
        subject.keep(EcosystemIndex.class, index);
        return "%,d stores, %,d problems"
                .formatted(index.datastores().size(), model.problems().size());
    }
}
