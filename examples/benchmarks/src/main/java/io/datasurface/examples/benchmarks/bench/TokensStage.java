package io.datasurface.examples.benchmarks.bench;

import io.datasurface.examples.benchmarks.json.TokenStream;
import java.io.IOException;
import java.nio.file.Path;

/** Reads all files with nothing but the parser: what loading is compared with. */
public final class TokensStage implements Stage {
    /** The name of the stage. */
    public static final String NAME = "tokens";

    /** The stage. */
    public TokensStage() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String run(Subject subject) throws IOException {
        long tokens = 0;
        for (Path file : subject.files()) {
            tokens += TokenStream.count(file);
        }
        return "%,d tokens".formatted(tokens);
    }
}
