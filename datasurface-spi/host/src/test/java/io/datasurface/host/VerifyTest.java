package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.host.output.OutputException;
import io.datasurface.host.output.OutputException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second look finds what does not belong together, and a lost manifest is made anew. */
class VerifyTest {
    @TempDir
    private Path out;

    private final RenderEngine engine =
            RenderEngine.of(PlatformProviders.load(ProviderSource.of(List.of(new FakeProvider()))), new TestStages());

    private RenderResult render(String... stores) {
        return engine.render(TestModels.stores(stores).on("P", "fake").loaded(), out);
    }

    private SortedMap<String, String> verify(String... stores) {
        return engine.verify(TestModels.stores(stores).on("P", "fake").loaded(), out)
                .differences();
    }

    @BeforeEach
    void first() {
        render("s1", "s2");
    }

    private SortedMap<String, String> tree() throws IOException {
        SortedMap<String, String> tree = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = out.relativize(file).toString();
                if (!path.startsWith(".datasurface")) {
                    tree.put(path, Files.readString(file));
                }
            }
        }
        return tree;
    }

    @Test
    void aRenderIsWhatItsModelRendersTo() throws IOException {
        SortedMap<String, String> before = tree();
        assertThat(engine.verify(TestModels.stores("s1", "s2").on("P", "fake").loaded(), out)
                        .isGood())
                .isTrue();
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void everyDifferenceIsNamedAndNothingIsWritten() throws IOException {
        Files.writeString(out.resolve("P/chunks/s1/nodes.txt"), "by hand");
        Files.delete(out.resolve("P/chunks.txt"));
        SortedMap<String, String> before = tree();
        assertThat(verify("s1", "s2"))
                .isEqualTo(Map.of(
                        "P/chunks/s1/nodes.txt", "was changed since it was rendered", "P/chunks.txt", "is missing"));
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void filesOfOthersAreNamed() throws IOException {
        Files.writeString(out.resolve("P/chunks/s1/more.tf.json"), "{}");
        Files.writeString(out.resolve("P/.lock"), "");
        Verification verification =
                engine.verify(TestModels.stores("s1", "s2").on("P", "fake").loaded(), out);
        assertThat(verification.isGood()).isTrue();
        assertThat(verification.others()).containsExactly("P/chunks/s1/more.tf.json");
    }

    @Test
    void aModelThatHasMovedOnDiffers() {
        assertThat(verify("s1", "s3"))
                .containsEntry("P/chunks/s2/nodes.txt", "is no part of what the model renders to")
                .containsEntry("P/chunks/s3/nodes.txt", "is missing")
                .containsEntry("P/chunks.txt", "is not what the model renders to")
                .containsKeys("manifest.json", "plan.json")
                .doesNotContainKey("P/chunks/s1/nodes.txt");
    }

    @Test
    void aLostManifestIsMadeAnew() throws IOException {
        SortedMap<String, String> before = tree();
        Files.delete(out.resolve("manifest.json"));
        assertThatThrownBy(() -> verify("s1", "s2"))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("holds no whole render: manifest.json was missing");

        RenderResult result = render("s1", "s2");

        assertThat(result.problems()).extracting(problem -> problem.code()).containsExactly("render-repaired");
        assertThat(tree()).isEqualTo(before);
        assertThat(render("s1", "s2").problems()).isEmpty();
    }

    @Test
    void aBrokenManifestIsMadeAnewAndNothingOfOthersIsTouched() throws IOException {
        Files.writeString(out.resolve("manifest.json"), "{\"formatVersion\": 1,");
        Files.writeString(out.resolve("P/chunks/s1/nodes.txt"), "half");
        Files.writeString(out.resolve("P/notes.txt"), "mine");
        RenderResult result = render("s1");
        assertThat(result.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains(
                                "manifest.json could not be read",
                                "2 files are no part of this render",
                                "P/chunks/s2/nodes.txt"));
        assertThat(tree())
                .containsEntry("P/notes.txt", "mine")
                .hasEntrySatisfying(
                        "P/chunks/s1/nodes.txt", text -> assertThat(text).startsWith("hello"));
    }

    @Test
    void filesOfOthersStillStandInTheWay() throws IOException {
        Files.delete(out.resolve("manifest.json"));
        Files.createDirectories(out.resolve("Q"));
        Files.writeString(out.resolve("Q/chunks.txt"), "mine");
        assertThatThrownBy(() -> engine.render(
                        TestModels.stores("s1").on("P", "fake").on("Q", "fake").loaded(), out))
                .isInstanceOfSatisfying(
                        OutputException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FOREIGN))
                .hasMessageContaining("Q/chunks.txt");
    }

    @Test
    void aManifestOfALaterReleaseIsNoDamage() throws IOException {
        Path manifest = out.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"formatVersion\": 1", "\"formatVersion\": 2"));
        assertThatThrownBy(() -> render("s1"))
                .isInstanceOfSatisfying(
                        OutputException.class, e -> assertThat(e.reason()).isEqualTo(Reason.VERSION))
                .hasMessageContaining("format version 2");
    }
}
