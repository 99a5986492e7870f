package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.host.internal.FaultyRuns;
import io.datasurface.host.output.Publication;
import io.datasurface.model.lint.Problem;
import io.datasurface.spi.ChunkInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is rendered anew, and that nobody can tell it from everything. */
class IncrementalRenderTest {
    private static final String CACHE = ".datasurface/parts.json";
    private static final String RUN = ".datasurface/run.json";

    private final Renders renders = new Renders();
    private final NosyProvider narrow = renders.narrow;
    private final NosyProvider whole = renders.whole;
    private final UnlintedStages stages = renders.stages;
    private final RenderEngine engine = renders.engine;

    @TempDir
    private Path temporary;

    private Path out() {
        return temporary.resolve("out");
    }

    private static ChangingModel modelOfManyChunks() {
        ChangingModel model = new ChangingModel(1);
        for (int store = 0; store < 6; store++) {
            for (int dataset = 0; dataset < 3; dataset++) {
                model.set("w" + store % 5 + " reads s" + store + " d" + dataset, 1);
            }
        }
        return model;
    }

    @Test
    void nothingIsRenderedOrWrittenIfNothingHasChanged() throws IOException {
        ChangingModel model = modelOfManyChunks();
        RenderResult first = Renders.render(engine, model, out());
        SortedMap<String, String> files = Renders.stamps(out());
        int renders = narrow.renders.get() + whole.renders.get();

        RenderResult second = Renders.render(engine, model, out());

        assertThat(first.rendered().chunks().get("Narrow")).hasSizeGreaterThan(5);
        assertThat(renders).isGreaterThan(10);
        assertThat(narrow.renders.get() + whole.renders.get()).isEqualTo(renders);
        assertThat(stages.lints).isEqualTo(1);
        assertThat(second.rendered().chunks()).isEmpty();
        assertThat(second.rendered().index()).isEqualTo(first.rendered().index());
        assertThat(second.publication().orElseThrow().isEmpty()).isTrue();
        assertThat(second.publication().orElseThrow().unchanged())
                .isEqualTo(first.publication().orElseThrow().added().size());
        assertThat(Renders.stamps(out())).isEqualTo(files).containsKey(CACHE);
    }

    /** Whatever it is that has changed, the model is looked at again. */
    @Test
    void aRunIsTheSameOnlyIfAllIsTheSame() throws IOException {
        ChangingModel model = modelOfManyChunks();
        String chunk = Renders.render(engine, model, out())
                .rendered()
                .chunks()
                .get("Narrow")
                .first();
        int lints = stages.lints;

        Renders.render(engine, model.loaded(), out());
        assertThat(stages.lints).as("a model of unknown origin").isEqualTo(++lints);
        Renders.render(engine.withFullRenders(), model, out());
        assertThat(stages.lints).as("a full render").isEqualTo(++lints);
        Renders.render(engine.withPlatforms(Set.of("Narrow", "Whole", "Other")), model, out());
        assertThat(stages.lints).as("other platforms").isEqualTo(++lints);
        Renders.render(engine, model, out());
        assertThat(stages.lints).as("the note of other platforms").isEqualTo(++lints);
        Renders.render(engine, model, out());
        assertThat(stages.lints).as("nothing").isEqualTo(lints);
        Files.writeString(out().resolve("Narrow/chunks/" + chunk + "/near.txt"), "edited");
        Renders.render(engine, model, out());
        assertThat(stages.lints).as("an edited artifact").isEqualTo(++lints);
        RenderEngine.acknowledge(out(), Map.of());
        Renders.render(engine, model, out());
        assertThat(stages.lints).as("another plan").isEqualTo(++lints);
        List<Problem> problems = Renders.render(engine, model, out()).problems();
        Path note = out().resolve(RUN);
        String written = Files.readString(note);
        Files.writeString(note, written.replace("\n", "\n "));
        assertThat(Renders.render(engine, model, out()).problems()).isEqualTo(problems);
        assertThat(stages.lints).as("a note that means the same").isEqualTo(lints);
        Files.writeString(
                note,
                written.replace(
                        "\"problems\": [",
                        "\"problems\": [{\"severity\": \"INFO\", \"code\": \"x\", \"path\": [], \"message\": \"x\"}"
                                + (problems.isEmpty() ? "" : ",")));
        assertThat(Renders.render(engine, model, out()).problems()).isEqualTo(problems);
        assertThat(stages.lints).as("a note that was changed").isEqualTo(++lints);
        Files.delete(out().resolve(CACHE));
        Renders.render(engine, model, out());
        assertThat(stages.lints).as("lost notes about parts").isEqualTo(++lints);
        model.set("columns of s2 d1", 99);
        Renders.render(engine, model, out());
        assertThat(stages.lints).as("another model").isEqualTo(++lints);
    }

    @Test
    void oneChangedDatasetRendersTheChunksOfItsNodes() throws IOException {
        ChangingModel model = modelOfManyChunks();
        RenderResult first = Renders.render(engine, model, out());
        SortedMap<String, String> files = Renders.stamps(out());
        int before = narrow.renders.get();
        model.set("columns of s2 d1", 99);

        RenderResult second = Renders.render(engine, model, out());

        SortedSet<String> rendered = second.rendered().chunks().get("Narrow");
        assertThat(rendered).isEqualTo(chunksOf(second.rendered(), "Narrow", "s2", "d1"));
        assertThat(narrow.renders.get() - before).isEqualTo(rendered.size()).isLessThan(4);
        assertThat(second.rendered().chunks().get("Whole"))
                .isEqualTo(first.rendered().chunks().get("Whole"));
        SortedMap<String, String> now = Renders.stamps(out());
        assertThat(now.keySet()).isEqualTo(files.keySet());
        assertThat(now.keySet().stream().filter(path -> !now.get(path).equals(files.get(path))))
                .filteredOn(path -> path.startsWith("Narrow/chunks/") && path.endsWith(".txt"))
                .containsExactlyElementsOf(rendered.stream()
                        .map(chunk -> "Narrow/chunks/" + chunk + "/near.txt")
                        .toList());
    }

    /** A hint is about a store or workspace, a parameter about an instance: others are left alone. */
    @Test
    void aHintOrAParameterRendersWhatItIsAbout() {
        ChangingModel model = modelOfManyChunks();
        RenderResult first = Renders.render(engine, model, out());
        model.set("hint 1", 99);

        SortedSet<String> hinted =
                Renders.render(engine, model, out()).rendered().chunks().get("Narrow");

        assertThat(hinted)
                .containsAll(chunksOf(first.rendered(), "Narrow", "s1", "d1"))
                .hasSizeLessThan(first.rendered().chunks().get("Narrow").size());
        int before = narrow.renders.get();
        model.set("greeting of Whole", 99);
        Renders.render(engine, model, out());
        assertThat(narrow.renders.get()).isEqualTo(before);
        model.set("greeting of Narrow", 99);
        assertThat(Renders.render(engine, model, out()).rendered().chunks().get("Narrow"))
                .isEqualTo(first.rendered().chunks().get("Narrow"));
    }

    /** The chunks with nodes that name a dataset: the ingestion of its store and its exports. */
    private static SortedSet<String> chunksOf(Rendered rendered, String platform, String store, String dataset) {
        SortedSet<String> chunks = new java.util.TreeSet<>();
        rendered.planned()
                .platforms()
                .get(platform)
                .plan()
                .chunks()
                .forEach(chunk -> chunk.nodes().stream()
                        .filter(node -> node.equals("Ingest/" + platform + "/" + store)
                                || node.endsWith("/" + store + "/" + dataset))
                        .forEach(node -> chunks.add(chunk.id())));
        return chunks;
    }

    @Test
    void aChangedArtifactHasItsChunkRenderedAnew() throws IOException {
        ChangingModel model = modelOfManyChunks();
        String chunk = Renders.render(engine, model, out())
                .rendered()
                .chunks()
                .get("Narrow")
                .first();
        SortedMap<String, String> good = Renders.artifacts(out());
        String path = "Narrow/chunks/" + chunk + "/near.txt";
        Files.writeString(out().resolve(path), good.get(path).replace('e', 'a'));

        RenderResult repaired = Renders.render(engine, model, out());

        assertThat(repaired.rendered().chunks()).containsOnlyKeys("Narrow");
        assertThat(repaired.rendered().chunks().get("Narrow")).containsExactly(chunk);
        Publication publication = repaired.publication().orElseThrow();
        assertThat(publication.edited()).containsExactly(path);
        assertThat(publication.changed()).containsExactly(path);
        assertThat(Renders.artifacts(out())).isEqualTo(good);
    }

    @Test
    void anotherVersionOfAPluginRendersAll() {
        ChangingModel model = modelOfManyChunks();
        Renders.render(engine, model, out());
        NosyProvider newer = new NosyProvider(ChunkInputs.NEIGHBOURHOOD) {
            @Override
            public String version() {
                return "1.1";
            }
        };

        RenderResult result = Renders.render(Renders.engine(stages, newer, whole), model, out());

        assertThat(result.rendered().artifacts().paths())
                .isEqualTo(result.rendered().index().keySet());
    }

    @Test
    void everyOperationMayFailOrDie() throws IOException {
        ChangingModel model = new ChangingModel(0, 0);
        for (String reads : List.of("w0 reads s1 d0", "w0 reads s2 d1", "w1 reads s1 d0", "w0 is not on Whole")) {
            model.set(reads, 1);
        }
        model.set("w1 is not on Whole", 1);
        Renders.render(engine, model, out());
        SortedMap<String, String> old = Renders.artifacts(out());
        SortedMap<String, byte[]> start = Renders.everything(out());
        model.set("columns of s2 d1", 99);
        model.set("w1 reads s1 d0", 0);
        Path reference = temporary.resolve("reference");
        Renders.write(reference, start);
        Renders.render(engine.withFullRenders(), model, reference);
        SortedMap<String, String> wanted = Renders.artifacts(reference);
        assertThat(wanted).isNotEqualTo(old);
        int tried = 0;
        for (int way = 0; way < FaultyRuns.ways(); way++) {
            boolean faulted = true;
            for (int at = 0; faulted; at++) {
                Path copy = temporary.resolve(way + "-" + at);
                Renders.write(copy, start);
                faulted = FaultyRuns.run(copy, way, at, folder -> engine.render(model.read(), folder, copy));
                engine.previousPlan(copy);
                assertThat(Renders.artifacts(copy)).isIn(old, wanted);
                Renders.render(engine, model, copy);
                assertThat(Renders.artifacts(copy)).isEqualTo(wanted);
                assertThat(engine.render(model.loaded(), copy).rendered().chunks())
                        .isEmpty();
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(60);
    }
}
