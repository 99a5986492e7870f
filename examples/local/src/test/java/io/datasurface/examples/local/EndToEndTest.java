package io.datasurface.examples.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.examples.local.Proof.Comparison;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, with real databases, real change capture, the documents of the model and a process that is really killed. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class EndToEndTest {
    private static final Path MODEL = Path.of("../autocorp/model");
    private static final int CUSTOMERS = 100;

    @TempDir
    private Path folder;

    @Test
    void consumersReadWhatTheSourceHas() throws IOException, InterruptedException, SQLException {
        StringWriter said = new StringWriter();
        try (EndToEnd run = EndToEnd.start(folder, MODEL, CUSTOMERS, new PrintWriter(said, true))) {
            assertThat(run.load()).as("%s", said).isTrue();
            assertThat(run.kill()).as("%s", said).isTrue();
            assertThat(run.addColumn()).as("%s", said).isTrue();
            assertThat(said.toString())
                    .contains(
                            "5463 rows of 7 tables are in LOAD files",
                            "exit code 137",
                            "column channel of type string is not in the dataset",
                            "audit.auto_parts",
                            "datasurface.financereporting__revenue__masked_customers")
                    .doesNotContain("DIFFERENT");
            assertThat(run.finance("SELECT count(channel), max(channel) FROM audit.sales_order"))
                    .isEqualTo(run.shops("SELECT count(channel), max(channel) FROM sales_order"))
                    .doesNotStartWith("0");

            run.shops("UPDATE sales_order SET status = 'LOST' WHERE order_id ="
                    + " (SELECT max(order_id) FROM sales_order) RETURNING 1");
            List<Comparison> different = run.comparisons().stream()
                    .filter(comparison -> !comparison.isEqual())
                    .toList();
            assertThat(different)
                    .as("what was not captured yet is told, and where it is missing")
                    .hasSize(2)
                    .allSatisfy(comparison -> {
                        assertThat(comparison.view()).contains("sales_order");
                        assertThat(comparison.difference().orElseThrow()).contains("LOST");
                    });
        }
    }
}
