package io.datasurface.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.examples.host.Tool.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    @TempDir
    private Path folder;

    private Path after;

    /** AutoCorp with one word replaced in one of its files. */
    @BeforeEach
    void copy() throws IOException {
        after = folder.resolve("model");
        try (Stream<Path> files = Files.walk(Tool.AUTOCORP)) {
            for (Path file : files.toList()) {
                Path copy = after.resolve(Tool.AUTOCORP.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private void edit(String file, String words, String others) throws IOException {
        Path path = after.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(words);
        Files.writeString(path, text.replace(words, others));
    }

    @Test
    void nothingIsNothing() {
        Run run = Tool.run("diff", Tool.AUTOCORP, after, "--quiet");

        assertThat(run.out())
                .isEqualToNormalizingNewlines("AwsDevelopment: nothing changes\nAwsProduction: nothing changes\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void aNewConsumerIsToldWithItsExport() throws IOException {
        edit(
                "teams/analytics.yaml",
                "sinks: [{storeName: autocorp, datasetName: sales_order}]",
                "sinks: [{storeName: autocorp, datasetName: sales_order}, {storeName: autocorp, datasetName: customers}]");
        Run run = Tool.run("diff", Tool.AUTOCORP, after, "--platform", "AwsProduction");

        assertThat(run.out())
                .contains(
                        "1 node added",
                        "    + Export/AwsProduction/lake/autocorp/customers  felt by 1 workspace (SalesAnalytics)",
                        "        export-added autocorp.customers to lake")
                .doesNotContain("AwsDevelopment");
        assertThat(run.code()).isZero();
    }

    @Test
    void mistakesThatHideADifferenceAreTold() throws IOException {
        edit(
                "teams/analytics.yaml",
                "sinks: [{storeName: autocorp, datasetName: sales_order}]",
                "sinks: [{storeName: autocorp, datasetName: sales_order}, {storeName: autocorp, datasetName: none}]");
        Run run = Tool.run("diff", Tool.AUTOCORP, after, "--quiet");

        assertThat(run.err()).contains("teams/analytics.yaml:30:", "[unknown-dataset]", "may be missing");
        assertThat(run.code()).isZero();
    }

    @Test
    void jsonAndPicturesAreOfTheSame() throws IOException {
        edit("teams/analytics.yaml", "minRetentionTime: P1826D", "minRetentionTime: P30D");
        assertThat(Tool.run("diff", Tool.AUTOCORP, after, "--json").out())
                .contains("\"format\":\"datasurface-graph-diff\"", "\"reason\":\"retention-relaxed\"")
                .isEqualTo(Tool.run("diff", Tool.AUTOCORP, after, "--format", "json", "--quiet")
                        .out());
        assertThat(Tool.run("diff", Tool.AUTOCORP, after, "--format", "mermaid").out())
                .startsWith("graph LR\n")
                .contains(":::destroy");
        assertThat(Tool.run("diff", Tool.AUTOCORP, after, "--format", "dot", "--limit", "1")
                        .out())
                .startsWith("digraph changes {\n")
                .contains("1 are shown");
    }

    @Test
    void aModelThatIsNewIsAllAdded() {
        assertThat(Tool.run("diff", "-", Tool.AUTOCORP).out())
                .contains("AwsDevelopment: 0 nodes removed, ", "node-added (")
                .doesNotContain("nothing changes");
        assertThat(Tool.run("diff", "-", Tool.AUTOCORP, "--format", "mermaid", "--platform", "AwsProduction")
                        .out())
                .contains("added Ingest/AwsProduction/autocorp (node-added)");
    }

    @Test
    void modelsThatCannotBeReadFail() throws IOException {
        edit("assignments.yaml", "datasurface: 1", "datasurface: 99");
        assertThat(Tool.run("diff", Tool.AUTOCORP, after)).satisfies(run -> {
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("assignments.yaml:");
        });
        assertThat(Tool.run("diff", after, Tool.AUTOCORP).code()).isEqualTo(1);
        assertThat(Tool.run("diff", folder.resolve("nowhere"), Tool.AUTOCORP).code())
                .isEqualTo(1);
    }

    @Test
    void wrongUseIsRefused() {
        assertThat(Tool.run("diff", "-", Tool.AUTOCORP, "--limit", "0").err())
                .contains("--limit 0: at least 1 entry has to be shown");
        assertThat(Tool.run("diff", "-", Tool.AUTOCORP, "--platform", "Nowhere").err())
                .contains("Neither model has a platform \"Nowhere\"; they have [AwsDevelopment, AwsProduction]");
        assertThat(Tool.run("diff", "-", Tool.AUTOCORP, "--format", "dot").err())
                .contains("choose one with --platform of [AwsDevelopment, AwsProduction]");
        assertThat(Tool.run("diff", "-", Tool.AUTOCORP, "--json", "--format", "dot")
                        .err())
                .contains("--json excludes --format DOT: choose one");
        assertThat(Tool.run("diff", "-", Tool.AUTOCORP, "--limit", "0").code()).isEqualTo(2);
    }

    @Test
    void theTwoCommandsPointToEachOther() {
        assertThat(Tool.run("diff", "--help").out()).contains("\"datasurface changes\"");
        assertThat(Tool.run("changes", "--help").out()).contains("\"datasurface diff\"");
    }
}
