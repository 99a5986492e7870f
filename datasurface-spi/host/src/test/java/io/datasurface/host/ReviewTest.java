package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.diff.Disturbance;
import io.datasurface.host.output.OutputException;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.lint.Problem;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.RenderNote;
import io.datasurface.spi.RenderedChange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform sees what a render changes before anybody else does, and may refuse it. */
class ReviewTest {
    /** Refuses that chunks go, and notes what it was shown. */
    private static final class Careful extends FakeProvider {
        private final List<String> shown = new ArrayList<>();

        @Override
        public DataPlatform create(PlatformContext context) {
            return new FakePlatform("hello") {
                @Override
                public List<RenderNote> review(PlatformModel model, RenderedChange change) {
                    List<RenderNote> notes = new ArrayList<>();
                    for (String path : change.changed()) {
                        shown.add(path + ": " + text(change, path));
                        if (change.after(path).isEmpty()) {
                            notes.add(new RenderNote("GONE", path, Disturbance.DESTROY, true, path + " goes"));
                        } else if (change.pathsBefore().contains(path)) {
                            notes.add(new RenderNote("NEW", path, Disturbance.NONE, false, path + " is other"));
                        }
                    }
                    assertThat(change.pathsAfter())
                            .allSatisfy(path -> assertThat(change.after(path)).isPresent());
                    return notes;
                }
            };
        }

        private static String text(RenderedChange change, String path) {
            return change.before(path).map(Careful::lines).orElse("?") + " -> "
                    + change.after(path).map(Careful::lines).orElse("?");
        }

        private static String lines(byte[] bytes) {
            return String.join("|", new String(bytes, StandardCharsets.UTF_8).split("\n"));
        }
    }

    @TempDir
    private Path out;

    private final Careful careful = new Careful();
    private final RenderEngine engine =
            RenderEngine.of(PlatformProviders.load(ProviderSource.of(List.of(careful))), new TestStages());

    private static LoadedModel stores(String... names) {
        return TestModels.stores(names).on("A/B", "fake").loaded();
    }

    private static List<String> codes(RenderResult result) {
        return result.problems().stream().map(Problem::code).toList();
    }

    private Map<String, String> tree() throws IOException {
        Map<String, String> tree = new java.util.TreeMap<>();
        try (java.util.stream.Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                tree.put(out.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return tree;
    }

    @Test
    void aRefusedChangeIsNotPublishedUntilItIsAllowedByName() throws IOException {
        assertThat(engine.render(stores("s1", "s2"), out).problems()).isEmpty();
        assertThat(careful.shown).as("of a first render").isEmpty();
        Map<String, String> before = tree();

        RenderResult refused = engine.render(stores("s1"), out);

        assertThat(refused.publication()).isEmpty();
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("change-refused");
            assertThat(problem.message())
                    .isEqualTo("chunks/s2/nodes.txt goes. Nothing was published. If that is wanted, render with --allow"
                            + " GONE:A=2FB/chunks/s2/nodes.txt");
        });
        assertThat(refused.refusals()).containsExactly("GONE:A=2FB/chunks/s2/nodes.txt");
        assertThat(tree()).isEqualTo(before);
        assertThat(careful.shown)
                .containsExactly(
                        "chunks.txt: s1|s2 -> s1",
                        "chunks/s2/nodes.txt: hello|Export/A%2FB/mart/s2/d|Ingest/A%2FB/s2 -> ?");

        assertThat(codes(engine.withAllowances(Set.of("GONE:A=2FB/chunks/s1/nodes.txt"))
                        .render(stores("s1"), out)))
                .containsExactlyInAnyOrder("change-refused", "allowance-unused");
        RenderResult allowed = engine.withAllowances(refused.refusals()).render(stores("s1"), out);

        assertThat(codes(allowed)).containsExactly("change-allowed");
        assertThat(allowed.publication().orElseThrow().removed()).containsExactly("A=2FB/chunks/s2/nodes.txt");
        assertThat(allowed.notes().get("A/B")).extracting(RenderNote::kind).containsExactly("NEW", "GONE");
        assertThat(codes(engine.withAllowances(refused.refusals()).render(stores("s1"), out)))
                .containsExactly("allowance-unused");
    }

    @Test
    void aPreviewWritesNothing() throws IOException {
        engine.render(stores("s1", "s2"), out);
        Map<String, String> before = tree();

        RenderResult more = engine.preview(stores("s1", "s2", "s3"), out);
        assertThat(more.problems()).isEmpty();
        assertThat(more.publication()).isEmpty();
        assertThat(more.notes().get("A/B")).extracting(RenderNote::subject).containsExactly("chunks.txt");

        assertThat(codes(engine.preview(stores("s1"), out))).containsExactly("change-refused");
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void whatSomebodyHasEditedIsUnknown() throws IOException {
        engine.render(stores("s1", "s2"), out);
        Files.writeString(out.resolve("A=2FB/chunks/s2/nodes.txt"), "edited");
        Files.delete(out.resolve("A=2FB/chunks.txt"));

        engine.preview(stores("s1"), out);

        assertThat(careful.shown).containsExactly("chunks.txt: ? -> s1", "chunks/s2/nodes.txt: ? -> ?");
    }

    @Test
    void withoutAManifestTheFilesThemselvesAreCompared() throws IOException {
        engine.render(stores("s1", "s2"), out);
        Files.delete(out.resolve("manifest.json"));

        assertThat(codes(engine.render(stores("s1"), out))).containsExactly("change-refused");
        assertThat(careful.shown).contains("chunks/s2/nodes.txt: hello|Export/A%2FB/mart/s2/d|Ingest/A%2FB/s2 -> ?");
    }

    @Test
    void anInstanceThatIsRenamedMakesEverythingASecondTimeUnlessThatIsAllowed() throws IOException {
        engine.render(TestModels.stores("s1").on("A", "fake").loaded(), out);
        Map<String, String> before = tree();
        LoadedModel renamed = TestModels.stores("s1").on("B", "fake").loaded();

        RenderResult refused = engine.render(renamed, out);

        assertThat(refused.refusals()).containsExactly("PLATFORM-GONE:A/all");
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("change-refused");
            assertThat(problem.message())
                    .startsWith(
                            "The platform \"A\" was rendered before and is not rendered any more: what its 1 chunks describe")
                    .endsWith("render with --allow PLATFORM-GONE:A/all");
        });
        assertThat(tree()).isEqualTo(before);
        RenderResult allowed = engine.withAllowances(refused.refusals()).render(renamed, out);
        assertThat(codes(allowed)).containsExactly("change-allowed");
        assertThat(codes(engine.render(renamed, out)))
                .as("of a render after it")
                .isEmpty();
    }

    @Test
    void anInstanceOfAnotherTypeForgetsWhatTheOldOneHasMadeUnlessThatIsAllowed() {
        engine.render(stores("s1"), out);
        FakeProvider other = new FakeProvider() {
            @Override
            public String type() {
                return "other";
            }
        };
        RenderEngine both =
                RenderEngine.of(PlatformProviders.load(ProviderSource.of(List.of(careful, other))), new TestStages());

        RenderResult refused =
                both.render(TestModels.stores("s1").on("A/B", "other").loaded(), out);

        assertThat(refused.refusals()).containsExactly("PLATFORM-GONE:A=2FB/all");
        assertThat(refused.problems())
                .extracting(Problem::message)
                .anyMatch(text -> text.contains("is of the type other now, and was of fake"));
    }

    @Test
    void aLostManifestDoesNotLetOthersGo() throws IOException {
        TestModels both = TestModels.stores("s1").on("A", "fake").on("B", "fake");
        engine.render(both.loaded(), out);
        Files.delete(out.resolve("manifest.json"));

        assertThatThrownBy(() -> engine.withPlatforms(Set.of("A")).render(both.loaded(), out))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("holds a render of the platforms [B], too");
    }

    @Test
    void namesAreWhatPeopleCanWrite() {
        for (String bad : List.of("", "a b", "a\n", "$(x)", "a'b", "ü")) {
            assertThatThrownBy(() -> new RenderNote("D1", bad, Disturbance.NONE, true, "text"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("subject");
        }
        assertThatThrownBy(() -> new RenderNote("d 1", "a", Disturbance.NONE, true, "text"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
