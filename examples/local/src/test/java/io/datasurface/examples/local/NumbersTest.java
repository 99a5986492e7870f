package io.datasurface.examples.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Both sides of each comparison do the same, which the command itself checks, and there is a line for each. */
class NumbersTest {
    @Test
    void aLineForEachNumber() {
        StringWriter out = new StringWriter();
        int code = new CommandLine(new Main())
                .setOut(new PrintWriter(out))
                .execute(
                        "numbers",
                        "--customers",
                        "100",
                        "--rows",
                        "1000",
                        "--changes",
                        "100",
                        "--tables",
                        "2",
                        "--runs",
                        "1");

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("| ingest of 100 rows", "| merge of 100 changes into 1,000 rows", "| export of 100 rows")
                .contains("| a run over 2 tables");
    }
}
