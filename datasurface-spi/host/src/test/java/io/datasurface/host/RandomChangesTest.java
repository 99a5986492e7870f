package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.host.internal.FaultyRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens to a model and its folder, nobody can tell a render of what has changed from one of everything. */
class RandomChangesTest {
    private static final String CACHE = ".datasurface/parts.json";
    private static final String RUN = ".datasurface/run.json";

    private final RenderEngine engine = new Renders().engine;

    @Property(tries = 25)
    void comesOutAsIfEverythingWasRendered(@ForAll long seed) throws IOException {
        Path root = Files.createTempDirectory("incremental");
        try {
            new Sequence(root, seed).run(10);
        } finally {
            Renders.delete(root);
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
                renders.put(step, Renders.artifacts(out));
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
            RenderResult result = Renders.render(engine, model, out);
            RenderResult all = Renders.render(engine.withFullRenders(), model, full);
            assertThat(result.hasErrors()).as("%s %s", story, result.problems()).isFalse();
            assertThat(Renders.artifacts(out)).as(story.toString()).isEqualTo(Renders.artifacts(full));
            assertThat(result.rendered().index()).isEqualTo(all.rendered().index());
            assertThat(all.rendered().artifacts().paths())
                    .isEqualTo(all.rendered().index().keySet());
            RenderResult again = Renders.render(engine, model.loaded(), out);
            assertThat(again.publication().orElseThrow().isEmpty()).isTrue();
            RenderResult known = Renders.render(engine, model, out);
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
            List<String> paths = Renders.artifacts(out).keySet().stream()
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
                for (String path : Renders.artifacts(folder).keySet()) {
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
            SortedMap<String, String> before = Renders.artifacts(out);
            story.append(model.change()).append(" in a run that dies; ");
            int way = random.nextInt(FaultyRuns.ways());
            FaultyRuns.run(out, way, random.nextInt(40), folder -> engine.render(model.read(), folder, out));
            engine.previousPlan(out);
            if (!Renders.artifacts(out).equals(before)) {
                Renders.render(engine.withFullRenders(), model, full);
            }
            if (random.nextBoolean()) {
                story.append(model.change()).append("; ");
            }
        }
    }
}
