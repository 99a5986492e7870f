package io.datasurface.examples.benchmarks.bench;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.io.EcosystemWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes the loaded model as one file of JSON, to nowhere: what counts is the work, not the disk. */
public final class WriteStage implements Stage {
    /** The stage. */
    public WriteStage() {}

    @Override
    public String name() {
        return "write";
    }

    @Override
    public String run(Subject subject) throws IOException {
        Counter counter = new Counter();
        try (Writer writer = new BufferedWriter(new OutputStreamWriter(counter, StandardCharsets.UTF_8))) {
            EcosystemWriter.writeJson(subject.result(EcosystemIndex.class).ecosystem(), writer);
        }
        return "%,d MB".formatted(counter.bytes / 1_000_000);
    }

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int value) {
            bytes++;
        }

        @Override
        public void write(byte[] values, int offset, int length) {
            bytes += length;
        }
    }
}
