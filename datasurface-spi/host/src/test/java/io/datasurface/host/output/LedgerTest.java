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
        nodes.forEach((id, members) -> chunks.add(new Chunk(id, "cell-" + id, 0, members, Map.of(), List.of())));
        return new ChunkPlan("P", chunks);
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

    /** Renders and applies in any order: nothing that is wanted is removed, and nothing that exists is made again. */
    @Property(tries = 3000)
    void noMoveIsLost(@ForAll long seed) {
        Random random = new Random(seed);
        World world = new World();
        Map<String, String> chunkOf = new TreeMap<>();
        ChunkPlan plan = plan(chunkOf);
        Ledger ledger = Ledger.NONE;
        for (int step = 0; step < 40; step++) {
            if (random.nextInt(3) == 0) {
                for (int change = random.nextInt(4); change >= 0; change--) {
                    String node = "n" + random.nextInt(5);
                    if (random.nextInt(4) == 0) {
                        chunkOf.remove(node);
                    } else {
                        chunkOf.put(node, "c" + random.nextInt(4));
                    }
                }
                ChunkPlan next = plan(chunkOf);
                ledger = ledger.advance(plan, next);
                plan = next;
            } else {
                SortedSet<String> chunks = new TreeSet<>();
                plan.chunks().forEach(chunk -> chunks.add(chunk.id()));
                ledger.retiring(plan).forEach(chunk -> chunks.add(chunk.id()));
                chunks.removeIf(chunk -> random.nextBoolean());
                for (String chunk : chunks) {
                    world.apply(chunk, plan, ledger.moves(plan).getOrDefault(chunk, Ledger.Moves.NONE));
                }
                ledger = ledger.acknowledge(chunks, plan);
            }
        }
        SortedSet<String> all = new TreeSet<>();
        for (int round = 0; round < 2; round++) {
            plan.chunks().forEach(chunk -> all.add(chunk.id()));
            ledger.retiring(plan).forEach(chunk -> all.add(chunk.id()));
            for (String chunk : all) {
                world.apply(chunk, plan, ledger.moves(plan).getOrDefault(chunk, Ledger.Moves.NONE));
            }
            ledger = ledger.acknowledge(all, plan);
        }
        SortedSet<String> orphans = ledger.orphans(plan);
        assertThat(ledger.held().keySet()).isEqualTo(orphans).noneMatch(chunkOf::containsKey);
        assertThat(ledger.fresh()).isEmpty();
        SortedSet<String> expected = new TreeSet<>(chunkOf.keySet());
        expected.addAll(orphans);
        assertThat(world.existing).isEqualTo(expected);
        assertThat(ledger.forget(orphans, plan).held()).isEmpty();
    }

    @Example
    void whatIsLetGoAndThenNotWantedIsAnOrphan() {
        ChunkPlan first = plan(Map.of("n", "a", "m", "a"));
        ChunkPlan second = plan(Map.of("n", "b", "m", "a"));
        ChunkPlan third = plan(Map.of("m", "a"));
        Ledger ledger = Ledger.NONE
                .acknowledge(Set.of("a"), first)
                .advance(first, second)
                .acknowledge(Set.of("a"), second)
                .advance(second, third);
        assertThat(ledger.orphans(third)).containsExactly("n");
        assertThat(ledger.advance(third, second).moves(second).get("b").arriving())
                .containsExactly("n");
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
                .acknowledge(Set.of("a"), first)
                .advance(first, second)
                .advance(second, third);
        assertThat(ledger.moves(third))
                .containsOnlyKeys("a", "c")
                .containsEntry("a", new Ledger.Moves(new TreeSet<>(), new TreeSet<>(Set.of("m", "n"))))
                .containsEntry("c", new Ledger.Moves(new TreeSet<>(Set.of("m", "n")), new TreeSet<>()));
        assertThat(ledger.retiring(third)).singleElement().satisfies(chunk -> {
            assertThat(chunk.id()).isEqualTo("a");
            assertThat(chunk.cell()).isEqualTo("cell-a");
        });
        Ledger done = ledger.acknowledge(Set.of("c"), third).acknowledge(Set.of("a"), third);
        assertThat(done.held()).isEmpty();
        assertThat(done.acknowledged()).containsOnlyKeys("c");
    }
}
