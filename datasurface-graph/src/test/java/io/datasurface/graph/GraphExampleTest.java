package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.ProblemCollector;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** The code of README.md runs. */
final class GraphExampleTest {
    @Test
    void exampleSaysWhyAndWhereTo() {
        Sketch sketch = new Sketch().platforms("P").multi("crm", "customers");
        sketch.workspace("Report").in("Lake").group("live", "crm.customers").on("P");
        StringWriter out = new StringWriter();
        GraphExample.show(
                EcosystemIndex.of(sketch.ecosystem()),
                new ProblemCollector(SourceMap.NONE),
                new PrintWriter(out, true));
        assertThat(out.toString())
                .contains("priority: Report/live via [Ingest/P/crm, Export/P/Lake/crm/customers]")
                .contains("2 nodes depend on it")
                .contains("-> Export/P/Lake/crm/customers  [Report/live]");
    }
}
