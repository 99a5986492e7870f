package io.datasurface.examples.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BenchmarksTest {
    /** What JMH reads when it starts; a line per benchmark, the class and the method separated by lengths. */
    @Test
    void jmhKnowsTheBenchmarks() throws IOException {
        try (InputStream list = getClass().getResourceAsStream("/META-INF/BenchmarkList")) {
            assertThat(list).isNotNull();
            assertThat(new String(list.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .hasSize(5)
                    .anyMatch(line -> line.contains("GraphStages") && line.contains(" build "))
                    .anyMatch(line -> line.contains("GraphStages") && line.contains(" why "))
                    .anyMatch(line -> line.contains("GraphStages") && line.contains(" chunk "))
                    .anyMatch(line -> line.contains("GraphStages") && line.contains(" replan "))
                    .anyMatch(line -> line.contains("DiffStages") && line.contains(" diff "));
        }
    }

    @Test
    void everyBenchmarkDoesItsWork() throws IOException {
        GraphStages graphs = new GraphStages();
        graphs.datasets = 300;
        graphs.prepare();
        assertThat(graphs.build()).contains("nodes");
        assertThat(graphs.why()).contains("priority");
        assertThat(graphs.chunk()).contains("chunks, 0 problems");
        assertThat(graphs.replan()).contains("changed");
        DiffStages diffs = new DiffStages();
        diffs.datasets = 300;
        diffs.prepare();
        assertThat(diffs.diff()).contains("nodes touched").doesNotStartWith("0 ");
    }
}
