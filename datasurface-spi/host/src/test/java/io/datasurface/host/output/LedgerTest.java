package io.datasurface.host.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LedgerTest {
    private static ChunkPlan plan(Map<String, String> chunkOf) {
        SortedMap<String, List<String>> nodes = new TreeMap<>();
        new TreeMap<>(chunkOf)
                .forEach((node, chunk) ->
                        nodes.computeIfAbsent(chunk, id -> new ArrayList<>()).add(node));
        List<Chunk> chunks = new ArrayList<>();
        nodes.forEach((id, members) -> chunks.add(new Chunk(id, cell(id), 0, members, Map.of(), List.of())));
        return new ChunkPlan("P", chunks);
    }

    private static String cell(String chunk) {
        return chunk.startsWith("far") ? "far" : "home";
    }

    /** A world with a state per chunk, where rendered chunks are applied as a tool like Terraform would apply them. */
    private static final class World {
        private final SortedSet<String> existing = new TreeSet<>();
        private final SortedMap<String, SortedSet<String>> states = new TreeMap<>();

        void apply(String chunk, ChunkPlan plan, Ledger.Moves moves) {
            SortedSet<String> state = states.computeIfAbsent(chunk, id -> new TreeSet<>());
            SortedSet<String> wanted = new TreeSet<>();
            plan.chunk(chunk).ifPresent(planned -> wanted.addAll(planned.nodes()));
            for (String node : wanted) {
                if (!state.contains(node) && moves.arriving().contains(node)) {
                    assertThat(existing).as("%s is taken up", node).contains(node);
                } else if (!state.contains(node)) {
                    assertThat(existing).as("%s is made", node).doesNotContain(node);
                }
                existing.add(node);
            }
            for (String node : state) {
                if (!wanted.contains(node) && !moves.leaving().contains(node)) {
                    assertThat(plan.chunkOf(node)).as("%s is removed", node).isEmpty();
                    existing.remove(node);
                }
            }
            states.put(chunk, wanted);
        }
    }

    /** A render, as it lies in a folder while others follow. */
    private record Render(ChunkPlan plan, SortedMap<String, Ledger.Moves> moves, SortedSet<String> chunks) {
        static Render of(ChunkPlan plan, Ledger ledger) {
            SortedSet<String> chunks = new TreeSet<>();
            plan.chunks().forEach(chunk -> chunks.add(chunk.id()));
            ledger.retiring(plan).forEach(chunk -> chunks.add(chunk.id()));
            return new Render(plan, ledger.moves(plan), chunks);
        }

        void apply(Set<String> some, World world) {
            some.forEach(chunk -> world.apply(chunk, plan, moves.getOrDefault(chunk, Ledger.Moves.NONE)));
        }
    }

    /** Somebody who renders a model that changes. */
    private static final class Renderer {
        private final Random random;
        private final Map<String, String> chunkOf = new TreeMap<>();
        private ChunkPlan plan = plan(chunkOf);
        private Ledger ledger = Ledger.NONE;

        Renderer(Random random) {
            this.random = random;
        }

        void change() {
            for (int change = random.nextInt(4); change >= 0; change--) {
                String node = "n" + random.nextInt(5);
                if (random.nextInt(4) == 0) {
                    chunkOf.remove(node);
                } else {
                    chunkOf.put(node, "c" + random.nextInt(4));
                }
            }
        }

        Render render() {
            ChunkPlan next = plan(chunkOf);
            ledger = ledger.advance(plan, next);
            plan = next;
            return Render.of(plan, ledger);
        }

        void acknowledge(Render render, Set<String> chunks) {
            ledger = ledger.acknowledge(chunks, render.plan(), plan);
        }
    }

    /**
     * Renders at any time, applies some of a render in several goes, acknowledges each, perhaps when others have been rendered: nothing that
     * is wanted is removed, and nothing that exists is made again.
     */
    @Property(tries = 3000)
    void noMoveIsLost(@ForAll long seed) {
        Random random = new Random(seed);
        World world = new World();
        Renderer renderer = new Renderer(random);
        for (int step = 0; step < 20; step++) {
            renderer.change();
            Render applied = renderer.render();
            for (int go = random.nextInt(3); go > 0; go--) {
                SortedSet<String> chunks = new TreeSet<>(applied.chunks());
                chunks.removeIf(chunk -> random.nextBoolean());
                applied.apply(chunks, world);
                for (int later = random.nextInt(3); later > 0; later--) {
                    renderer.change();
                    renderer.render();
                }
                renderer.acknowledge(applied, chunks);
            }
        }
        for (int round = 0; round < 2; round++) {
            Render all = renderer.render();
            all.apply(all.chunks(), world);
            renderer.acknowledge(all, all.chunks());
        }
        SortedSet<String> orphans = renderer.ledger.orphans(renderer.plan);
        assertThat(renderer.ledger.held().keySet()).isEqualTo(orphans).noneMatch(renderer.chunkOf::containsKey);
        assertThat(renderer.ledger.fresh()).isEmpty();
        SortedSet<String> expected = new TreeSet<>(renderer.chunkOf.keySet());
        expected.addAll(orphans);
        assertThat(world.existing).isEqualTo(expected);
        assertThat(renderer.ledger.forget(orphans, renderer.plan).held()).isEmpty();
    }

    @Example
    void whatIsLetGoAndThenNotWantedIsAnOrphan() {
        ChunkPlan first = plan(Map.of("n", "a", "m", "a"));
        ChunkPlan second = plan(Map.of("n", "b", "m", "a"));
        ChunkPlan third = plan(Map.of("m", "a"));
        Ledger ledger = Ledger.NONE
                .acknowledge(Set.of("a"), first, first)
                .advance(first, second)
                .acknowledge(Set.of("a"), second, second)
                .advance(second, third);
        assertThat(ledger.orphans(third)).containsExactly("n");
        assertThat(ledger.advance(third, second).moves(second).get("b").arriving())
                .containsExactly("n");
    }

    /** What is in another account cannot be taken up: it is made anew there, and removed where it was, in either order. */
    @Example
    void nothingGoesFromOneCellToAnother() {
        ChunkPlan first = plan(Map.of("n", "a", "m", "a"));
        ChunkPlan second = plan(Map.of("n", "far", "m", "a"));
        Ledger moved = Ledger.NONE.acknowledge(Set.of("a"), first, first).advance(first, second);
        assertThat(moved.moves(second)).isEmpty();

        Ledger madeFirst = moved.acknowledge(Set.of("far"), second, second);
        assertThat(madeFirst.moves(second)).isEmpty();
        assertThat(madeFirst.acknowledge(Set.of("a"), second, second).held()).isEmpty();

        Ledger removedFirst = moved.acknowledge(Set.of("a"), second, second);
        assertThat(removedFirst.moves(second)).isEmpty();
        assertThat(removedFirst.acknowledge(Set.of("far"), second, second).held())
                .isEmpty();
        assertThat(removedFirst.orphans(plan(Map.of("m", "a")))).isEmpty();

        ChunkPlan third = plan(Map.of("n", "far2", "m", "a"));
        Ledger within = madeFirst.acknowledge(Set.of("a"), second, second).advance(second, third);
        assertThat(within.moves(third))
                .containsEntry("far2", new Ledger.Moves(new TreeSet<>(Set.of("n")), new TreeSet<>()))
                .containsEntry("far", new Ledger.Moves(new TreeSet<>(), new TreeSet<>(Set.of("n"))));
    }

    @Example
    void withoutAcknowledgementsThereIsNothingToTell() {
        Ledger ledger = Ledger.NONE.advance(plan(Map.of("n", "a")), plan(Map.of("n", "b")));
        assertThat(ledger).isEqualTo(Ledger.NONE);
    }

    @Example
    void twoRendersBetweenTwoApplies() {
        ChunkPlan first = plan(Map.of("n", "a", "m", "a"));
        ChunkPlan second = plan(Map.of("n", "b", "m", "a"));
        ChunkPlan third = plan(Map.of("n", "c", "m", "c"));
        Ledger ledger = Ledger.NONE
                .acknowledge(Set.of("a"), first, first)
                .advance(first, second)
                .advance(second, third);
        assertThat(ledger.moves(third))
                .containsOnlyKeys("a", "c")
                .containsEntry("a", new Ledger.Moves(new TreeSet<>(), new TreeSet<>(Set.of("m", "n"))))
                .containsEntry("c", new Ledger.Moves(new TreeSet<>(Set.of("m", "n")), new TreeSet<>()));
        assertThat(ledger.retiring(third)).singleElement().satisfies(chunk -> {
            assertThat(chunk.id()).isEqualTo("a");
            assertThat(chunk.cell()).isEqualTo("home");
        });
        Ledger done = ledger.acknowledge(Set.of("c"), third, third).acknowledge(Set.of("a"), third, third);
        assertThat(done.held()).isEmpty();
        assertThat(done.acknowledged()).containsOnlyKeys("c");
    }
}
