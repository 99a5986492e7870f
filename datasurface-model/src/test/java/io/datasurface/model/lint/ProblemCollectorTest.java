package io.datasurface.model.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import org.junit.jupiter.api.Test;

class ProblemCollectorTest {
    @Test
    void aTextWithoutArgumentsIsTakenAsItIs() {
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        problems.error("a", ObjectPath.ROOT, "100% of Mart%d");
        problems.warning("b", ObjectPath.ROOT, "%d%% of %s", 5, "Mart%d");
        problems.info("c", ObjectPath.ROOT, "%n");

        assertThat(problems.problems())
                .extracting(Problem::message)
                .containsExactlyInAnyOrder("100% of Mart%d", "5% of Mart%d", "%n");
    }
}
