package io.datasurface.examples.benchmarks.bench;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.io.ModelHash;

/** Hashes the loaded model. */
public final class HashStage implements Stage {
    private static final int DIGITS = 12;

    /** The stage. */
    public HashStage() {}

    @Override
    public String name() {
        return "hash";
    }

    @Override
    public String run(Subject subject) {
        return ModelHash.of(subject.result(EcosystemIndex.class).ecosystem()).substring(0, DIGITS);
    }
}
