package io.datasurface.graph.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for any graph, costs and limits. */
class ChunkerPropertyTest {
    private static ChunkingResult plan(RandomModel model, Optional<ChunkPlan> previous) {
        return Chunker.plan(model.graph(), model.costs(), model.limits, previous);
    }

    @Property(tries = 400)
    void aPlanFromNothingKeepsToTheLimits(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 150) int size, @ForAll boolean indivisible) {
        RandomModel model = new RandomModel(seed, size, indivisible);
        PlanCheck.check(model.graph(), model.costs(), model.limits, plan(model, Optional.empty()));
    }

    @Property(tries = 300)
    void aPlanKeepsToTheLimitsThroughAnyChanges(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int size, @ForAll boolean indivisible) {
        RandomModel model = new RandomModel(seed, size, indivisible);
        ChunkPlan previous = plan(model, Optional.empty()).plan();
        for (int round = 0; round < 6; round++) {
            for (int change = 0; change < 1 + round * 4; change++) {
                model.change();
            }
            if (round == 4) {
                model.limits = model.randomLimits();
            }
            ChunkingResult result = plan(model, Optional.of(previous));
            PlanCheck.check(model.graph(), model.costs(), model.limits, result);
            previous = result.plan();
        }
    }

    /** What was to join a chunk was itself what the chunk missed least. */
    @Example
    void whatMakesRoomForItselfDoesNotJoin() {
        aPlanKeepsToTheLimitsThroughAnyChanges(-3729, 3, true);
    }

    @Property(tries = 200)
    void theOrderOfTheGraphDoesNotMatter(
            @ForAll long seed, @ForAll long shuffle, @ForAll @IntRange(min = 1, max = 100) int size) {
        RandomModel model = new RandomModel(seed, size, true);
        ChunkingResult first = plan(model, Optional.empty());
        assertThat(Chunker.plan(model.shuffledGraph(shuffle), model.costs(), model.limits, Optional.empty()))
                .isEqualTo(first);
        for (int change = 0; change < 10; change++) {
            model.change();
        }
        ChunkingResult second = plan(model, Optional.of(first.plan()));
        assertThat(Chunker.plan(model.shuffledGraph(shuffle), model.costs(), model.limits, Optional.of(first.plan())))
                .isEqualTo(second);
    }

    @Property(tries = 200)
    void aPlanOfAnUnchangedGraphIsThePreviousPlan(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 150) int size, @ForAll boolean indivisible) {
        RandomModel model = new RandomModel(seed, size, indivisible);
        ChunkPlan first = plan(model, Optional.empty()).plan();
        assertThat(plan(model, Optional.of(first)).plan()).isEqualTo(first);
    }

    /** Where a pinned node moves, that is reported; and only then. */
    @Property(tries = 300)
    void whatIsPinnedStaysOrIsReported(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int size, @ForAll boolean indivisible) {
        RandomModel model = new RandomModel(seed, size, indivisible);
        ChunkPlan previous = plan(model, Optional.empty()).plan();
        for (int round = 0; round < 4; round++) {
            for (int change = 0; change < 1 + round * 5; change++) {
                model.change();
            }
            Set<String> pinned = model.someNodes(1 + round * 3);
            TestCosts costs = model.costs().pinning(pinned);
            ChunkingResult result = Chunker.plan(model.graph(), costs, model.limits, Optional.of(previous));
            PlanCheck.check(model.graph(), costs, model.limits, result);
            ChunkPlan before = previous;
            Set<String> moved = pinned.stream()
                    .filter(node -> before.chunkOf(node)
                            .filter(chunk -> !result.plan()
                                    .chunkOf(node)
                                    .orElseThrow()
                                    .id()
                                    .equals(chunk.id()))
                            .isPresent())
                    .collect(Collectors.toSet());
            Set<String> reported = result.problems().stream()
                    .filter(problem -> problem.code().equals("chunk-pin-broken"))
                    .map(problem -> problem.path().key())
                    .collect(Collectors.toSet());
            assertThat(reported).isEqualTo(moved);
            previous = result.plan();
        }
    }
}
