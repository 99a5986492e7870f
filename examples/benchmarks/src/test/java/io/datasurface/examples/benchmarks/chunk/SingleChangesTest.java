package io.datasurface.examples.benchmarks.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.examples.benchmarks.columns.GraphShape;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.Chunker;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A hundred single changes of an ecosystem of 100,000 datasets, always the same ones: a plan holds still. */
class SingleChangesTest {

    @Test
    void oneDatasetChangesAHandfulOfChunks() {
        Weighed weighed = Weighed.generic(GraphShape.of(GraphShape.Kind.REALISTIC, 100_000), 2);
        ChunkPlan plan = Chunker.plan(weighed.graph(), weighed.estimator(), weighed.limits(), Optional.empty())
                .plan();

        SingleChanges.Outcome outcome = SingleChanges.of(weighed, plan, 100, 2);

        assertThat(plan.chunks()).hasSizeGreaterThan(400);
        assertThat(outcome.median()).as(outcome.toString()).isEqualTo(1);
        assertThat(outcome.most()).as(outcome.toString()).isLessThanOrEqualTo(5);
        assertThat(outcome.moved())
                .as("only where a cap forces it: %s", outcome)
                .isLessThan(outcome.count() / 10);
    }
}
