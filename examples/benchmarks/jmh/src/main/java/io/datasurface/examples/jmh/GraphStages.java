package io.datasurface.examples.jmh;

import io.datasurface.examples.benchmarks.bench.Stage;
import io.datasurface.examples.benchmarks.bench.Subject;
import io.datasurface.examples.benchmarks.chunk.ChunkStage;
import io.datasurface.examples.benchmarks.chunk.PipelineStage;
import io.datasurface.examples.benchmarks.chunk.ReplanStage;
import io.datasurface.examples.benchmarks.columns.GraphShape;
import io.datasurface.examples.benchmarks.columns.ShapedEcosystem;
import io.datasurface.examples.benchmarks.graph.BuildStage;
import io.datasurface.examples.benchmarks.graph.WhyStage;
import io.datasurface.graph.GraphSource;
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

/** Graphs that are built from columns, and cut. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class GraphStages {
    /** How many datasets the ecosystem has. */
    @Param({"10000", "100000"})
    public int datasets;

    private final Subject subject = new Subject(Path.of(""), List.of(), 0);

    /** The state, which JMH fills. */
    public GraphStages() {}

    /** Makes the ecosystem, its graphs and their plans; not timed. */
    @Setup
    public void prepare() throws IOException {
        subject.keep(GraphSource.class, ShapedEcosystem.of(GraphShape.of(GraphShape.Kind.REALISTIC, datasets), 1));
        new PipelineStage().run(subject);
    }

    /** Builds the graphs, with what consumers need. */
    @Benchmark
    public String build() throws IOException {
        return run(new BuildStage());
    }

    /** Builds the graphs and finds out who asks their nodes for what. */
    @Benchmark
    public String why() throws IOException {
        return run(new WhyStage());
    }

    /** Cuts the graphs from nothing. */
    @Benchmark
    public String chunk() throws IOException {
        return run(new ChunkStage());
    }

    /** Builds the graphs again after one dataset has come, and plans with the plans that are there. */
    @Benchmark
    public String replan() throws IOException {
        return run(new ReplanStage());
    }

    private String run(Stage stage) throws IOException {
        stage.reset(subject);
        return stage.run(subject);
    }
}
