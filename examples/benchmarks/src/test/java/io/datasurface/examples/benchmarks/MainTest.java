package io.datasurface.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.examples.benchmarks.columns.GraphShape;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class MainTest {
    @TempDir
    Path folder;

    @Test
    void aRunMeasuresEveryStageAndWritesItsSection() throws IOException {
        Path results = folder.resolve("RESULTS.md");
        run("--stores", "20", "--runs", "2", "--split", "BY_TEAM", "--format", "YAML", "--results", results.toString());
        assertThat(results)
                .content()
                .contains("## 20 stores, 200 datasets: YAML, by team\n")
                .doesNotContain(folder.toString());
        assertThat(Files.readAllLines(results))
                .filteredOn(line -> line.startsWith("| "))
                .extracting(line -> line.split(" ")[1])
                .containsExactly(
                        "Stage",
                        "tokens",
                        "load",
                        "lint",
                        "write",
                        "hash",
                        "changes",
                        "graphs",
                        "diff",
                        "snapshot",
                        "stored");
        assertThat(results).content().contains("20 stores, 0 problems").contains("0 errors");
    }

    @Test
    void aModelFolderIsKeptAndUsedAgain() throws IOException {
        Path model = folder.resolve("model");
        run("--stores", "20", "--runs", "1", "--stages", "tokens", "--model", model.toString());
        Path file = model.resolve("ecosystem.json");
        String before = Files.readString(file);
        Files.writeString(file, before + "\n\n");
        String printed = run(
                "--stores", "20", "--runs", "1", "--stages", "load", "--model", model.toString(), "--note", "again");
        assertThat(file).content().isEqualTo(before + "\n\n");
        assertThat(printed)
                .startsWith("20 stores, 200 datasets: JSON, one file, again\n")
                .contains("load ")
                .doesNotContain("tokens");
    }

    @ParameterizedTest
    @EnumSource(GraphShape.Kind.class)
    void graphsOfEveryShapeAreMeasured(GraphShape.Kind shape) throws IOException {
        Path results = folder.resolve("RESULTS.md");
        run("graph", "--datasets", "1000", "--shape", shape.name(), "--runs", "1", "--results", results.toString());
        assertThat(results).content().contains("## Graph of 1,000 datasets: " + shape + ", seed 1\n");
        assertThat(Files.readAllLines(results))
                .filteredOn(line -> line.startsWith("| "))
                .extracting(line -> line.split(" ")[1])
                .startsWith("Stage", "pipeline", "build", "why", "chunk", "replan", "jgrapht");
        assertThat(results).content().contains(" 0 errors, ").doesNotContain("| 0 nodes");
    }

    @Test
    void plansAreRatedBesideMetisIfItIsThere() throws IOException {
        Path results = folder.resolve("RESULTS.md");
        run("chunks", "--datasets", "3000", "--changes", "4", "--results", results.toString());
        assertThat(results).content().contains("## Chunks of 3,000 datasets: REALISTIC, seed 1\n");
        assertThat(Files.readAllLines(results))
                .filteredOn(line -> line.startsWith("| "))
                .extracting(line -> line.split("\\|")[1].strip().replaceAll("[0-9.,]+", "N"))
                .filteredOn(name -> !name.startsWith("METIS"))
                .containsExactly(
                        "Plan",
                        "from nothing",
                        "before the graph grew",
                        "after it grew by N %",
                        "re-balanced then",
                        "re-balanced with N % of the nodes");
        assertThat(results).content().contains("4 single changes: ");
        assertThat(Files.readString(results).contains("METIS, cut")
                        ^ Files.readString(results).contains("No gpmetis on the path"))
                .isTrue();
    }

    @Test
    void plansAreRatedByWhatTheAwsPluginCounts() throws IOException {
        Path results = folder.resolve("RESULTS.md");
        run("chunks", "--datasets", "500", "--weights", "AWS", "--results", results.toString());
        assertThat(results)
                .content()
                .contains("## Chunks of 500 datasets: the AWS plugin's weights, seed 1\n")
                .contains("| from nothing |");
    }

    @ParameterizedTest
    @CsvSource({"TRIVIAL, a trivial", "AWS, the AWS"})
    void rendersAreMeasured(String plugin, String title) throws IOException {
        Path results = folder.resolve("RESULTS.md");
        run(
                "render",
                "--stores",
                "20",
                "--workspaces",
                "5",
                "--platforms",
                "1",
                "--plugin",
                plugin,
                "--runs",
                "1",
                "--results",
                results.toString());
        assertThat(results)
                .content()
                .contains("## Renders of 20 stores, 200 datasets, 5 workspaces, 2 platforms: " + title + " plugin\n")
                .doesNotContain(folder.toString());
        assertThat(Files.readAllLines(results))
                .filteredOn(line -> line.startsWith("| "))
                .extracting(line -> line.split("\\|")[1].strip())
                .containsExactly("Render", "first", "all again", "nothing changed", "one dataset changed");
        assertThat(Files.readAllLines(results))
                .filteredOn(line -> line.startsWith("| nothing changed"))
                .allMatch(line -> line.endsWith("| 0 | 0 | 0 |"));
        assertThat(Files.readAllLines(results))
                .filteredOn(line -> line.startsWith("| one dataset changed"))
                .noneMatch(line -> line.contains("| 0 | "));
    }

    @Test
    void federationsAreMeasured() throws IOException {
        Path results = folder.resolve("RESULTS.md");
        run("federation", "--stores", "60", "--runs", "1", "--results", results.toString());
        assertThat(results)
                .content()
                .contains("## Federation of 60 stores, 600 datasets, 12 platforms, seed 1\n")
                .containsPattern("Egress and storage in US dollars a month: [1-9]")
                .doesNotContain("NaN");
        assertThat(Files.readAllLines(results))
                .filteredOn(line -> line.startsWith("| "))
                .extracting(line -> line.split("\\|")[1].strip())
                .containsExactly("Plan", "anew", "again", "one store changed, by a new planner", "one store changed");
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out));
        assertThat(command.execute(arguments)).isZero();
        return out.toString();
    }
}
