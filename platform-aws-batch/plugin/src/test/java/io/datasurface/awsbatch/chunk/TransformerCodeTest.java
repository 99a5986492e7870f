package io.datasurface.awsbatch.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.spec.CodeKind;
import io.datasurface.awsbatch.spec.CodeSpec;
import io.datasurface.awsbatch.spec.TransformSpec;
import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.awsbatch.testing.CollectingSink;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.awsbatch.work.TransformWork;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.spi.PlatformModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transformers that are no SQL: their teams put them where jobs may read them. */
class TransformerCodeTest {
    private static final Path MODELS = Path.of("src/test/resources/io/datasurface/awsbatch/lint");
    private static final String SQL = "{type: SQLCodeArtifact, queries: {customers: SELECT id FROM crm.customers}}";
    private static final String PYTHON =
            "{type: PythonRepoCodeArtifact, repo: {type: GitHubRepository, repositoryName: acme/clean, branchName: main}, version: TAG, envVars: {A: b}}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private PlatformModel model(String code) {
        String text = Optional.ofNullable(
                        Trees.read(MODELS, path -> path.equals("small.yaml")).get("small.yaml"))
                .orElseThrow()
                .replace(SQL, code);
        Path file = folder.resolve("model.yaml");
        Trees.write(file, text);
        return TestModels.model(ModelLoader.load(file).ecosystem().orElseThrow(), "Batch");
    }

    private SortedMap<String, String> render(PlatformModel model) {
        CollectingSink sink = new CollectingSink();
        new ChunkRenderer(TestModels.instance(model, "Batch"), TestModels.oneChunk(model), sink).render();
        return sink.folder("chunks/everything");
    }

    private static String java(String jar, String more) {
        return "{type: JavaCodeArtifact, jar: \"" + jar + "\", mainClass: acme.Clean" + more + "}";
    }

    private static CodeSpec code(Map<String, String> files) {
        String document = files.entrySet().stream()
                .filter(file -> file.getKey().startsWith("specs/transform/"))
                .findFirst()
                .orElseThrow()
                .getValue();
        TransformSpec spec = SpecReader.readTransform("transform", document.getBytes(StandardCharsets.UTF_8));
        return spec.code();
    }

    @Test
    void aJarAndAnArchiveAreNamedAndNotRendered() {
        Instance instance = TestModels.instance(model(SQL), "Batch");
        String bucket = "s3://" + instance.controlBucket();

        SortedMap<String, String> java = render(model(java(bucket + "/code/java/clean-1.0.jar", "")));
        assertThat(code(java))
                .isEqualTo(CodeSpec.of(
                        CodeKind.JAVA,
                        bucket + "/code/java/clean-1.0.jar",
                        "acme.Clean",
                        bucket + "/code/java/clean-1.0.jar"));
        assertThat(java.keySet()).noneMatch(file -> file.startsWith("code/"));

        SortedMap<String, String> python = render(model(PYTHON.replace("TAG", "v1.2")));
        assertThat(code(python).kind()).isEqualTo(CodeKind.PYSPARK);
        assertThat(code(python).location()).isEqualTo(bucket + "/code/python/Cleaner/v1.2.zip");
        assertThat(code(python).entry()).isEqualTo("transformer:transform");
        assertThat(code(python).version()).isEqualTo("v1.2");
        assertThat(code(python).environment()).containsOnly(Map.entry("A", "b"));
        assertThat(python.keySet()).noneMatch(file -> file.startsWith("code/"));
    }

    /** A version may have slashes, and what it says must not lead out of the folder. */
    @ParameterizedTest
    @CsvSource({"release/1.2", "../../1", "a..b"})
    void aVersionIsOnePartOfTheKey(String version) {
        String location = code(render(model(PYTHON.replace("TAG", version)))).location();

        assertThat(location)
                .matches("s3://[^/]+/code/python/Cleaner/[^/]+\\.zip")
                .doesNotContain("/../");
    }

    @Test
    void whatJobsCanNotRunIsRefused() {
        String bucket = "s3://" + TestModels.instance(model(SQL), "Batch").controlBucket();
        refused(java("s3://elsewhere/clean.jar", ""), "put it into " + bucket + "/code/");
        refused(java("com.acme:clean:1.0", ""), "put it into " + bucket + "/code/");
        refused(java(bucket + "/code/clean.zip", ""), "put it into " + bucket + "/code/");
        refused(java(bucket + "/code/clean.jar", ", arguments: [x]"), "has no arguments");
        refused("{type: PythonCodeArtifact, requirements: [], requiredVersion: \"3.11\"}", "not PythonCodeArtifact");
    }

    private void refused(String code, String message) {
        PlatformModel model = model(code);
        assertThatThrownBy(() -> new TransformWork(TestModels.instance(model, "Batch"), model, "Cleaner").spec())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
