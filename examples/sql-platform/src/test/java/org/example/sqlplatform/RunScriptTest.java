package org.example.sqlplatform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of the crontab run in a real shell; only {@code psql} is a stand-in, {@link Psql}. */
class RunScriptTest {
    @TempDir
    Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void install() throws SQLException, IOException {
        Assumptions.assumeTrue(
                Files.exists(Path.of("/bin/sh")), "There is no /bin/sh here, so SKIPPED: the crontab has not run");
        warehouse = Warehouse.of(Shop.text().replace("role: postgres", "role: postgres, folder: " + folder));
        for (Map.Entry<String, String> artifact : warehouse.artifacts().entrySet()) {
            Path file = folder.resolve(artifact.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, artifact.getValue());
        }
        Path psql = Files.createDirectories(folder.resolve("bin")).resolve("psql");
        Files.writeString(
                psql,
                "#!/bin/sh\nexec "
                        + Sql.shell(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString())
                        + " -XX:TieredStopAtLevel=1 -Xshare:auto -cp "
                        + Sql.shell(System.getProperty("java.class.path")) + " " + Psql.class.getName()
                        + " \"$@\"\n");
        Files.setPosixFilePermissions(psql, PosixFilePermissions.fromString("rwx------"));
    }

    private record Outcome(int code, String output) {}

    private Outcome shell(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    @Test
    void theCrontabDoesTheWorkAndWhatWaitsForAFailureIsLeftOut() throws Exception {
        warehouse.crm(
                "INSERT INTO sales.customers VALUES (1, 'Ada', true)",
                "INSERT INTO sales.\"Bestellung$\" VALUES (10, 1, 1, 5.00, 'x')");
        String line = warehouse
                .artifacts()
                .get(Artifacts.CRONTAB)
                .lines()
                .filter(each -> each.startsWith(Warehouse.NIGHTLY))
                .findFirst()
                .orElseThrow();
        String command = line.substring(Warehouse.NIGHTLY.length());

        assertThat(shell(command)).isEqualTo(new Outcome(0, ""));
        assertThat(warehouse.rows("SELECT * FROM reporting.live__revenue__by_customer"))
                .containsExactly("1|5.00");

        warehouse.crm("ALTER TABLE sales.customers RENAME TO moved");
        Outcome broken = shell(command);
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.output())
                .contains("relation \"sales.customers\" does not exist")
                .endsWith("""
                        runs/ingest.crm.sql has failed
                        runs/transform.sum_revenue.sql is left out, because runs/ingest.crm.sql has failed
                        runs/ingest.revenue.sql is left out, because runs/transform.sum_revenue.sql has failed
                        """);
        assertThat(warehouse.rows("SELECT * FROM reporting.live__revenue__by_customer"))
                .containsExactly("1|5.00");
    }

    @Test
    void aFailureStopsNothingElse() throws Exception {
        warehouse.stock("INSERT INTO shelves VALUES (1, 'nut')", "ALTER TABLE items RENAME TO moved");

        Outcome outcome = shell("sh " + folder + "/run.sh " + Artifacts.schedule(Warehouse.OFTEN));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output()).endsWith("runs/ingest.stock.items.sql has failed\n");
        assertThat(warehouse.rows("SELECT * FROM reporting.live__stock__shelves"))
                .containsExactly("1|nut");
    }
}
