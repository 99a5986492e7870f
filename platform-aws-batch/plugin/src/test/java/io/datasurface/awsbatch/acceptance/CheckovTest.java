package io.datasurface.awsbatch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.testing.Pipeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real Checkov finds nothing but what {@code .checkov.yaml} names a reason for, and reads every file. */
class CheckovTest {
    private static final String VARIABLE = "DATASURFACE_CHECKOV";
    private static final Path EXAMPLES = Path.of("../../examples/autocorp/rendered");
    private static final long TIMEOUT_MINUTES = 5;

    @TempDir
    Path temp;

    private static Path program() {
        String named = System.getenv(VARIABLE);
        if (named == null) {
            String message = "SKIPPED a test with a real Checkov: set " + VARIABLE + " to its program";
            System.out.println(message);
            return Assumptions.abort(message);
        }
        return Path.of(named).toAbsolutePath();
    }

    /** Checks a folder; offline, so that no guidelines are asked for. */
    private Map<String, @Nullable Object> check(Path folder, Path settings) throws IOException, InterruptedException {
        Path answer = temp.resolve("answer.json");
        List<String> command = List.of(
                program().toString(),
                "--config-file",
                settings.toString(),
                "--skip-download",
                "-o",
                "json",
                "-d",
                folder.toString());
        Process process = new ProcessBuilder(command)
                .redirectOutput(answer.toFile())
                .redirectError(temp.resolve("errors.txt").toFile())
                .start();
        assertThat(process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES))
                .as("it ends")
                .isTrue();
        String text = Files.readString(answer, StandardCharsets.UTF_8);
        assertThat(text).as(Files.readString(temp.resolve("errors.txt"))).startsWith("{");
        return JsonTree.parseObject(text);
    }

    private static List<String> failed(Map<String, @Nullable Object> answer) {
        Map<String, @Nullable Object> results = JsonTree.object(answer.get("results"));
        List<String> failed = new ArrayList<>();
        for (Object check :
                (List<?>) Optional.ofNullable(results.get("failed_checks")).orElse(List.of())) {
            Map<String, @Nullable Object> found = JsonTree.object(check);
            failed.add(found.get("check_id") + " " + found.get("resource") + " in " + found.get("file_path"));
        }
        return failed;
    }

    private static long count(Map<String, @Nullable Object> answer, String of) {
        return ((Number) Optional.ofNullable(
                                JsonTree.object(answer.get("summary")).get(of))
                        .orElse(-1))
                .longValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AwsProduction", "AwsDevelopment"})
    void nothingFailsThatHasNoReason(String platform) throws IOException, InterruptedException {
        Path folder = EXAMPLES.resolve(platform).toAbsolutePath();
        Map<String, @Nullable Object> answer = check(folder, folder.resolve(".checkov.yaml"));

        assertThat(failed(answer)).isEmpty();
        assertThat(count(answer, "parsing_errors")).isZero();
        assertThat(count(answer, "passed")).isGreaterThan(100);
    }

    /** The examples have state machines; here are Glue workflows instead, and schedules that start jobs. */
    @Test
    void nothingFailsWithoutStateMachinesEither() throws IOException, InterruptedException {
        Path out = temp.resolve("out");
        Pipeline.render(Path.of("src/test/resources/io/datasurface/awsbatch/workflow/workflows.yaml"), out);
        Path folder = out.resolve("Batch");
        Map<String, @Nullable Object> answer = check(folder, folder.resolve(".checkov.yaml"));

        assertThat(failed(answer)).isEmpty();
        assertThat(count(answer, "parsing_errors")).isZero();
        assertThat(count(answer, "passed")).isGreaterThan(100);
    }

    @Test
    void nothingFailsOfProgramsThatPull() throws IOException, InterruptedException {
        program();
        Path out = temp.resolve("out");
        Pipeline.render(Path.of("src/test/resources/io/datasurface/awsbatch/fargate/pulls.yaml"), out);
        Map<String, @Nullable Object> answer = check(out.resolve("Batch"), out.resolve("Batch/.checkov.yaml"));

        assertThat(failed(answer)).isEmpty();
        assertThat(count(answer, "parsing_errors")).isZero();
        assertThat(count(answer, "passed")).isGreaterThan(100);
    }

    @Test
    void nothingFailsOfOffPeakLoads() throws IOException, InterruptedException {
        Path folder = Path.of("../../examples/rds-loading/rendered/Pipeline").toAbsolutePath();
        Map<String, @Nullable Object> answer = check(folder, folder.resolve(".checkov.yaml"));

        assertThat(failed(answer)).isEmpty();
        assertThat(count(answer, "parsing_errors")).isZero();
        assertThat(count(answer, "passed")).isGreaterThan(100);
    }

    /** Each skip is needed: without it a check fails in one of the examples. */
    @Test
    void everySkipIsNeeded() throws IOException, InterruptedException {
        Path none = Files.writeString(temp.resolve("none.yaml"), "framework:\n  - terraform_json\nquiet: true\n");
        List<String> failed = failed(check(EXAMPLES.toAbsolutePath(), none));

        Path settings = EXAMPLES.resolve("AwsProduction/.checkov.yaml");
        try (Stream<String> lines = Files.lines(settings)) {
            List<String> skipped = lines.filter(line -> line.startsWith("  - CKV"))
                    .map(line -> line.substring("  - ".length()))
                    .toList();
            assertThat(failed.stream()
                            .map(line -> line.substring(0, line.indexOf(' ')))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(skipped);
        }
    }
}
