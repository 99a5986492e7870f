package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.host.internal.FaultyRuns;
import io.datasurface.host.output.Publication;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.lint.Problem;
import io.datasurface.spi.ChunkInputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is rendered anew, and that nobody can tell it from everything. */
class IncrementalRenderTest {
    private static final String CACHE = ".datasurface/parts.json";
    private static final String RUN = ".datasurface/run.json";

    private final NosyProvider narrow = new NosyProvider(ChunkInputs.NEIGHBOURHOOD);
    private final NosyProvider whole = new NosyProvider.OfWholeModel();
    private final UnlintedStages stages = new UnlintedStages();
    private final RenderEngine engine = engine(stages, narrow, whole);

    private static RenderEngine engine(Stages stages, NosyProvider... providers) {
        return RenderEngine.of(PlatformProviders.load(ProviderSource.of(List.of(providers))), stages)
                .withThreads(2);
    }

    /** Renders without waiting for the disk, so that hundreds of runs take seconds. */
    private static RenderResult render(RenderEngine engine, ChangingModel model, Path out) {
        return render(engine, model.read(), out);
    }

    private static RenderResult render(RenderEngine engine, LoadedModel model, Path out) {
        List<RenderResult> result = new ArrayList<>();
        FaultyRuns.run(out, 0, Integer.MAX_VALUE, folder -> result.add(engine.render(model, folder, out)));
        return result.get(0);
    }

    @Property(tries = 40)
    void comesOutAsIfEverythingWasRendered(@ForAll long seed) throws IOException {
        Path root = Files.createTempDirectory("incremental");
        try {
            new Sequence(root, seed).run(10);
        } finally {
            delete(root);
        }
    }

    /** Two folders to which the same happens, of which one is always rendered as a whole. */
    private final class Sequence {
        private final Path out;
        private final Path full;
        private final Random random;
        private final ChangingModel model;
        private final TreeMap<Integer, SortedMap<String, String>> renders = new TreeMap<>();
        private final StringBuilder story = new StringBuilder();

        Sequence(Path root, long seed) {
            out = root.resolve("out");
            full = root.resolve("full");
            random = new Random(seed);
            model = new ChangingModel(seed);
        }

        void run(int steps) throws IOException {
            render();
            for (int step = 0; step < steps; step++) {
                renders.put(step, artifacts(out));
                happen();
                render();
            }
        }

        private void happen() throws IOException {
            switch (random.nextInt(10)) {
                case 0 -> acknowledge();
                case 1 -> {
                    story.append("cache lost; ");
                    Files.deleteIfExists(out.resolve(CACHE));
                }
                case 2 -> damageCache();
                case 3 -> damageArtifact();
                case 4 -> takeBack();
                case 5 -> die();
                default -> story.append(model.change()).append("; ");
            }
        }

        private void render() {
            RenderResult result = IncrementalRenderTest.render(engine, model, out);
            RenderResult all = IncrementalRenderTest.render(engine.withFullRenders(), model, full);
            assertThat(result.hasErrors()).as("%s %s", story, result.problems()).isFalse();
            assertThat(artifacts(out)).as(story.toString()).isEqualTo(artifacts(full));
            assertThat(result.rendered().index()).isEqualTo(all.rendered().index());
            assertThat(all.rendered().artifacts().paths())
                    .isEqualTo(all.rendered().index().keySet());
            RenderResult again = IncrementalRenderTest.render(engine, model.loaded(), out);
            assertThat(again.publication().orElseThrow().isEmpty()).isTrue();
            RenderResult known = IncrementalRenderTest.render(engine, model, out);
            assertThat(known.publication()).as(story.toString()).isEqualTo(again.publication());
            assertThat(known.problems()).as(story.toString()).isEqualTo(again.problems());
            assertThat(known.rendered().index()).isEqualTo(again.rendered().index());
            assertThat(known.rendered().artifacts().paths()).isEmpty();
            assertThat(known.rendered().planned().renderPlan())
                    .isEqualTo(again.rendered().planned().renderPlan());
            assertThat(again.rendered().artifacts().paths())
                    .as(story.toString())
                    .isEmpty();
        }

        private void acknowledge() {
            story.append("acknowledged; ");
            Map<String, Set<String>> applied = Map.of();
            if (random.nextBoolean()) {
                applied = new TreeMap<>();
                for (Map.Entry<String, io.datasurface.host.output.RenderPlan.Platform> platform :
                        engine.previousPlan(out).platforms().entrySet()) {
                    if (!platform.getValue().chunks().chunks().isEmpty()) {
                        List<io.datasurface.graph.chunk.Chunk> chunks =
                                platform.getValue().chunks().chunks();
                        applied.put(
                                platform.getKey(),
                                Set.of(chunks.get(random.nextInt(chunks.size())).id()));
                    }
                }
            }
            RenderEngine.acknowledge(out, applied);
            RenderEngine.acknowledge(full, applied);
        }

        private void damageCache() throws IOException {
            story.append("cache damaged; ");
            Path cache = out.resolve(random.nextBoolean() ? CACHE : RUN);
            if (Files.exists(cache)) {
                byte[] bytes = Files.readAllBytes(cache);
                if (random.nextBoolean()) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(7));
                } else {
                    bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
                }
                Files.write(cache, bytes);
            }
        }

        private void damageArtifact() throws IOException {
            List<String> paths = artifacts(out).keySet().stream()
                    .filter(path -> path.endsWith(".txt") || path.contains("/nodes/"))
                    .toList();
            if (!paths.isEmpty()) {
                Path file = out.resolve(paths.get(random.nextInt(paths.size())));
                story.append(file.getFileName()).append(" damaged; ");
                if (random.nextBoolean()) {
                    Files.delete(file);
                } else {
                    String content = Files.readString(file);
                    Files.writeString(file, content.replace('e', 'a') + (random.nextBoolean() ? "" : "x"));
                }
            }
        }

        /** What version control does: all files of an earlier render, and the host's notes as they are. */
        private void takeBack() throws IOException {
            story.append("taken back; ");
            SortedMap<String, String> earlier = renders.get(random.nextInt(renders.size()));
            for (Path folder : List.of(out, full)) {
                for (String path : artifacts(folder).keySet()) {
                    Files.delete(folder.resolve(path));
                }
                for (Map.Entry<String, String> file : earlier.entrySet()) {
                    Files.createDirectories(folder.resolve(file.getKey()).getParent());
                    Files.writeString(folder.resolve(file.getKey()), file.getValue());
                }
            }
        }

        /** A run that renders another model dies or fails somewhere; the other folder goes the way that its journal goes. */
        private void die() throws IOException {
            SortedMap<String, String> before = artifacts(out);
            story.append(model.change()).append(" in a run that dies; ");
            int way = random.nextInt(FaultyRuns.ways());
            FaultyRuns.run(out, way, random.nextInt(40), folder -> engine.render(model.read(), folder, out));
            engine.previousPlan(out);
            if (!artifacts(out).equals(before)) {
                IncrementalRenderTest.render(engine.withFullRenders(), model, full);
            }
            if (random.nextBoolean()) {
                story.append(model.change()).append("; ");
            }
        }
    }

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
        RenderResult first = render(engine, model, out());
        SortedMap<String, String> files = stamps(out());
        int renders = narrow.renders.get() + whole.renders.get();

        RenderResult second = render(engine, model, out());

        assertThat(first.rendered().chunks().get("Narrow")).hasSizeGreaterThan(5);
        assertThat(renders).isGreaterThan(10);
        assertThat(narrow.renders.get() + whole.renders.get()).isEqualTo(renders);
        assertThat(stages.lints).isEqualTo(1);
        assertThat(second.rendered().chunks()).isEmpty();
        assertThat(second.rendered().index()).isEqualTo(first.rendered().index());
        assertThat(second.publication().orElseThrow().isEmpty()).isTrue();
        assertThat(second.publication().orElseThrow().unchanged())
                .isEqualTo(first.publication().orElseThrow().added().size());
        assertThat(stamps(out())).isEqualTo(files).containsKey(CACHE);
    }

    /** Whatever it is that has changed, the model is looked at again. */
    @Test
    void aRunIsTheSameOnlyIfAllIsTheSame() throws IOException {
        ChangingModel model = modelOfManyChunks();
        String chunk =
                render(engine, model, out()).rendered().chunks().get("Narrow").first();
        int lints = stages.lints;

        render(engine, model.loaded(), out());
        assertThat(stages.lints).as("a model of unknown origin").isEqualTo(++lints);
        render(engine.withFullRenders(), model, out());
        assertThat(stages.lints).as("a full render").isEqualTo(++lints);
        render(engine.withPlatforms(Set.of("Narrow", "Whole", "Other")), model, out());
        assertThat(stages.lints).as("other platforms").isEqualTo(++lints);
        render(engine, model, out());
        assertThat(stages.lints).as("the note of other platforms").isEqualTo(++lints);
        render(engine, model, out());
        assertThat(stages.lints).as("nothing").isEqualTo(lints);
        Files.writeString(out().resolve("Narrow/chunks/" + chunk + "/near.txt"), "edited");
        render(engine, model, out());
        assertThat(stages.lints).as("an edited artifact").isEqualTo(++lints);
        RenderEngine.acknowledge(out(), Map.of());
        render(engine, model, out());
        assertThat(stages.lints).as("another plan").isEqualTo(++lints);
        List<Problem> problems = render(engine, model, out()).problems();
        Path note = out().resolve(RUN);
        String written = Files.readString(note);
        Files.writeString(note, written.replace("\n", "\n "));
        assertThat(render(engine, model, out()).problems()).isEqualTo(problems);
        assertThat(stages.lints).as("a note that means the same").isEqualTo(lints);
        Files.writeString(
                note,
                written.replace(
                        "\"problems\": [",
                        "\"problems\": [{\"severity\": \"INFO\", \"code\": \"x\", \"path\": [], \"message\": \"x\"}"
                                + (problems.isEmpty() ? "" : ",")));
        assertThat(render(engine, model, out()).problems()).isEqualTo(problems);
        assertThat(stages.lints).as("a note that was changed").isEqualTo(++lints);
        Files.delete(out().resolve(CACHE));
        render(engine, model, out());
        assertThat(stages.lints).as("lost notes about parts").isEqualTo(++lints);
        model.set("columns of s2 d1", 99);
        render(engine, model, out());
        assertThat(stages.lints).as("another model").isEqualTo(++lints);
    }

    @Test
    void oneChangedDatasetRendersTheChunksOfItsNodes() throws IOException {
        ChangingModel model = modelOfManyChunks();
        RenderResult first = render(engine, model, out());
        SortedMap<String, String> files = stamps(out());
        int before = narrow.renders.get();
        model.set("columns of s2 d1", 99);

        RenderResult second = render(engine, model, out());

        SortedSet<String> rendered = second.rendered().chunks().get("Narrow");
        assertThat(rendered).isEqualTo(chunksOf(second.rendered(), "Narrow", "s2", "d1"));
        assertThat(narrow.renders.get() - before).isEqualTo(rendered.size()).isLessThan(4);
        assertThat(second.rendered().chunks().get("Whole"))
                .isEqualTo(first.rendered().chunks().get("Whole"));
        SortedMap<String, String> now = stamps(out());
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
        RenderResult first = render(engine, model, out());
        model.set("hint 1", 99);

        SortedSet<String> hinted =
                render(engine, model, out()).rendered().chunks().get("Narrow");

        assertThat(hinted)
                .containsAll(chunksOf(first.rendered(), "Narrow", "s1", "d1"))
                .hasSizeLessThan(first.rendered().chunks().get("Narrow").size());
        int before = narrow.renders.get();
        model.set("greeting of Whole", 99);
        render(engine, model, out());
        assertThat(narrow.renders.get()).isEqualTo(before);
        model.set("greeting of Narrow", 99);
        assertThat(render(engine, model, out()).rendered().chunks().get("Narrow"))
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
        String chunk =
                render(engine, model, out()).rendered().chunks().get("Narrow").first();
        SortedMap<String, String> good = artifacts(out());
        String path = "Narrow/chunks/" + chunk + "/near.txt";
        Files.writeString(out().resolve(path), good.get(path).replace('e', 'a'));

        RenderResult repaired = render(engine, model, out());

        assertThat(repaired.rendered().chunks()).containsOnlyKeys("Narrow");
        assertThat(repaired.rendered().chunks().get("Narrow")).containsExactly(chunk);
        Publication publication = repaired.publication().orElseThrow();
        assertThat(publication.edited()).containsExactly(path);
        assertThat(publication.changed()).containsExactly(path);
        assertThat(artifacts(out())).isEqualTo(good);
    }

    @Test
    void anotherVersionOfAPluginRendersAll() {
        ChangingModel model = modelOfManyChunks();
        render(engine, model, out());
        NosyProvider newer = new NosyProvider(ChunkInputs.NEIGHBOURHOOD) {
            @Override
            public String version() {
                return "1.1";
            }
        };

        RenderResult result = render(engine(stages, newer, whole), model, out());

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
        render(engine, model, out());
        SortedMap<String, String> old = artifacts(out());
        SortedMap<String, byte[]> start = everything(out());
        model.set("columns of s2 d1", 99);
        model.set("w1 reads s1 d0", 0);
        Path reference = temporary.resolve("reference");
        write(reference, start);
        render(engine.withFullRenders(), model, reference);
        SortedMap<String, String> wanted = artifacts(reference);
        assertThat(wanted).isNotEqualTo(old);
        int tried = 0;
        for (int way = 0; way < FaultyRuns.ways(); way++) {
            boolean faulted = true;
            for (int at = 0; faulted; at++) {
                Path copy = temporary.resolve(way + "-" + at);
                write(copy, start);
                faulted = FaultyRuns.run(copy, way, at, folder -> engine.render(model.read(), folder, copy));
                engine.previousPlan(copy);
                assertThat(artifacts(copy)).isIn(old, wanted);
                render(engine, model, copy);
                assertThat(artifacts(copy)).isEqualTo(wanted);
                assertThat(engine.render(model.loaded(), copy).rendered().chunks())
                        .isEmpty();
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(60);
    }

    private static void write(Path folder, SortedMap<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private static SortedMap<String, byte[]> everything(Path root) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static SortedMap<String, String> artifacts(Path root) {
        SortedMap<String, String> texts = new TreeMap<>();
        try {
            everything(root).forEach((path, bytes) -> {
                if (!path.startsWith(".datasurface")) {
                    texts.put(path, new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
                }
            });
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who and when of every file, the host's own among them. */
    private static SortedMap<String, String> stamps(Path root) throws IOException {
        SortedMap<String, String> stamps = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.toList()) {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                stamps.put(
                        root.relativize(path).toString(),
                        attributes.fileKey() + " " + attributes.lastModifiedTime() + " " + attributes.size());
            }
        }
        return stamps;
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
