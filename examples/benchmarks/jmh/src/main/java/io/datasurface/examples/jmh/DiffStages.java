package io.datasurface.examples.jmh;

import io.datasurface.examples.benchmarks.bench.Subject;
import io.datasurface.examples.benchmarks.diff.DiffStage;
import io.datasurface.examples.benchmarks.diff.ModelGraphsStage;
import io.datasurface.examples.benchmarks.ecosystem.EcosystemGenerator;
import io.datasurface.examples.benchmarks.ecosystem.EcosystemSize;
import io.datasurface.model.EcosystemIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The graphs of a model and those of a copy with one more column. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DiffStages {
    /** How many datasets the model has. */
    @Param({"10000", "100000"})
    public int datasets;

    private final DiffStage diff = new DiffStage();
    private final Subject subject = new Subject(Path.of(""), List.of(), 0);

    /** The state, which JMH fills. */
    public DiffStages() {}

    /** Makes the model, its copy and the graphs of both; not timed. */
    @Setup
    public void prepare() throws IOException {
        EcosystemSize size = EcosystemSize.of(Math.max(1, datasets / 10), datasets, 1);
        subject.keep(EcosystemIndex.class, EcosystemIndex.of(new EcosystemGenerator(size).ecosystem()));
        new ModelGraphsStage().run(subject);
        diff.reset(subject);
    }

    /** Looks at what all nodes of both render from, and compares it. */
    @Benchmark
    public String diff() throws IOException {
        return diff.run(subject);
    }
}
