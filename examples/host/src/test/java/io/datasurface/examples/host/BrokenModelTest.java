package io.datasurface.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.examples.host.Tool.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model with mistakes of every kind gives all of them in one run, and no output folder changes. */
class BrokenModelTest {
    @TempDir
    private Path folder = Path.of("");

    private Path model = Path.of("");

    @BeforeEach
    void copyAutoCorp() throws IOException {
        model = folder.resolve("model");
        try (Stream<Path> files = Files.walk(Tool.AUTOCORP)) {
            for (Path file : files.toList()) {
                Path target = model.resolve(Tool.AUTOCORP.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private void replace(String file, String old, String better) throws IOException {
        Path path = model.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(old);
        Files.writeString(
                path,
                text.replaceFirst(
                        java.util.regex.Pattern.quote(old), java.util.regex.Matcher.quoteReplacement(better)));
    }

    @Test
    void allMistakesComeAtOnceWithTheirPlaces() throws IOException {
        Files.writeString(model.resolve("broken.json"), "{\n  \"datasurface\": 1,\n  \"zone\": \n}\n");
        replace("teams/finance.yaml", "priority: CRITICAL", "priorty: CRITICAL");
        replace("teams/analytics.yaml", "priority: MEDIUM", "priority: 7");
        replace("teams/finance.yaml", "datasetName: sales_order}", "datasetName: salesorder}");
        replace("teams/privacy.yaml", "  masked_customers:", "  autocorp:");
        Map<String, String> before = snapshot(folder.resolve("out"));

        Run lint = Tool.run("lint", model);
        Run render = Tool.run("render", model, "--out", folder.resolve("out"));

        assertThat(lint.code()).isEqualTo(1);
        assertThat(lint.out())
                .containsPattern("broken\\.json:[34]:\\d+: error")
                .containsPattern("teams/finance\\.yaml:\\d+:\\d+: error: .*priorty")
                .containsPattern("teams/analytics\\.yaml:\\d+:\\d+: error: .*7")
                .containsPattern("teams/finance\\.yaml:\\d+:\\d+: error: .*salesorder")
                .containsPattern("teams/sales\\.yaml:\\d+:\\d+: error: Another datastore is named \"autocorp\"");
        assertThat(render.code()).isEqualTo(1);
        assertThat(render.err()).contains("Nothing was rendered.");
        assertThat(snapshot(folder.resolve("out"))).isEqualTo(before);
    }

    @Test
    void aRenderedFolderKeepsItsRender() throws IOException {
        Path out = folder.resolve("out");
        assertThat(Tool.run("render", model, "--out", out).code()).isZero();
        Map<String, String> before = snapshot(out);
        replace("assignments.yaml", "dataPlatform: AwsProduction", "dataPlatform: AwsProductoin");

        Run render = Tool.run("render", model, "--out", out);

        assertThat(render.code()).isEqualTo(1);
        assertThat(render.err()).containsPattern("assignments\\.yaml:\\d+:\\d+: error: .*AwsProductoin");
        assertThat(snapshot(out)).isEqualTo(before);
    }

    @Test
    void whatDoesNotFitIsReportedToo() throws IOException {
        replace(
                "ecosystem.yaml",
                "tags: {cost-centre: data-platform, stage: production}",
                "quotas: {dms-tasks: \"0\"}");

        Run lint = Tool.run("lint", model);

        assertThat(lint.code()).isEqualTo(1);
        assertThat(lint.out()).contains("dms-tasks", "1 are missing");
    }

    @Test
    void testDataMayNotReachProduction() throws IOException {
        replace(
                "assignments.yaml",
                "assignments: [{dataPlatform: AwsDevelopment",
                "assignments: [{dataPlatform: AwsProduction");

        Run lint = Tool.run("lint", model);

        assertThat(lint.code()).isEqualTo(1);
        assertThat(lint.out()).contains("TestDataStaysInDevelopment", "autocorp_test", "AwsProduction");
    }

    private static Map<String, String> snapshot(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(
                            folder.relativize(file).toString(),
                            Files.readString(file) + Files.getLastModifiedTime(file));
                }
            }
        }
        return files;
    }
}
