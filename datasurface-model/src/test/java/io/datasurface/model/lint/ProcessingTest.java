package io.datasurface.model.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which platforms process a datastore when some of them read from another; on the AutoCorp example. */
class ProcessingTest {
    private static final Path AUTOCORP = Path.of("../examples/autocorp/model");

    @TempDir
    private Path model = Path.of("");

    private EcosystemIndex autocorpWith(String more) throws IOException {
        try (Stream<Path> files = Files.walk(AUTOCORP)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = model.resolve(AUTOCORP.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        Files.writeString(model.resolve("more.yaml"), "datasurface: 1\n" + more);
        LoadedModel loaded = ModelLoader.load(model);
        assertThat(loaded.problems()).isEmpty();
        return EcosystemIndex.of(loaded.ecosystem().orElseThrow());
    }

    private static List<String> errors(EcosystemIndex index) {
        return EcosystemLinter.lint(index, path -> java.util.Optional.empty()).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .map(Problem::code)
                .toList();
    }

    @Test
    void aPrimaryPlatformProcessesWhatOthersReadFromIt() throws IOException {
        EcosystemIndex index =
                autocorpWith("primaryIngestionPlatforms: {autocorp_test: {dataPlatforms: [AwsProduction]}}\n");

        assertThat(Processing.of(new LintModel(index)).get("autocorp_test"))
                .containsOnlyKeys("AwsDevelopment", "AwsProduction");
        assertThat(errors(index)).containsExactly("platform-policy-violated");
    }

    @Test
    void anAssignmentThatAPrimaryPlatformOverrulesStartsNothing() throws IOException {
        EcosystemIndex index = autocorpWith("""
                primaryIngestionPlatforms: {masked_customers: {dataPlatforms: [AwsProduction]}}
                dsgPlatformMappings:
                  - {workspace: MaskCustomers, dsgName: Input, assignments: [{dataPlatform: AwsDevelopment}]}
                """);

        assertThat(Processing.of(new LintModel(index)).get("autocorp")).containsOnlyKeys("AwsProduction");
        assertThat(errors(index)).isEmpty();
    }

    @Test
    void anEntryOfUnknownPlatformsIsNoEntry() throws IOException {
        EcosystemIndex index = autocorpWith("primaryIngestionPlatforms: {autocorp: {dataPlatforms: [Nowhere]}}\n");

        assertThat(Processing.of(new LintModel(index)).get("autocorp")).containsOnlyKeys("AwsProduction");
        assertThat(errors(index)).containsExactly("unknown-platform");
    }
}
