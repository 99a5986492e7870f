package io.datasurface.graph.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.diff.GraphDiffPropertyTest.Version;
import io.datasurface.graph.diff.json.GraphSnapshotFormatException;
import io.datasurface.graph.diff.json.GraphSnapshotJson;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A snapshot that was taken apart and put together again tells the same, in fewer words. */
class SnapshotPropertyTest {
    @Property(tries = 300)
    void aGraphDoesNotDifferFromItsSnapshot(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int size) {
        Version version = Version.of(RichEcosystem.of(seed, size));
        for (String platform : version.graphs().keySet()) {
            GraphSnapshot live = version.snapshot(platform);
            GraphSnapshot stored = stored(live);
            assertThat(GraphDiff.between(stored, live).isEmpty()).isTrue();
            assertThat(GraphDiff.between(live, stored).isEmpty()).isTrue();
            assertThat(GraphDiff.between(stored, stored(stored)).isEmpty()).isTrue();
        }
    }

    @Property(tries = 1500)
    void aSnapshotTellsTheSameNodesFacetsAndEdges(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 8) int size,
            @ForAll @Size(max = 12) List<RandomEdit> edits) {
        Random random = new Random(seed);
        Version before = Version.of(RichEcosystem.of(seed, size));
        Version after = Version.of(GraphDiffPropertyTest.edited(before.ecosystem(), edits, random));
        for (String platform : before.graphs().keySet()) {
            GraphSnapshot now = after.snapshot(platform);
            GraphDiff live = GraphDiff.between(before.snapshot(platform), now);
            GraphDiff stored = GraphDiff.between(stored(before.snapshot(platform)), now);
            assertThat(told(stored)).isEqualTo(told(live));
            assertThat(stored.edgesAdded()).isEqualTo(live.edgesAdded());
            assertThat(stored.edgesRemoved()).isEqualTo(live.edgesRemoved());
            assertThat(stored.settings()).isEqualTo(live.settings());
            assertThat(stored.removed()).isEqualTo(live.removed());
            assertThat(stored.added()).isEqualTo(live.added());
            for (int i = 0; i < live.changed().size(); i++) {
                NodeChange known = live.changed().get(i);
                NodeChange guessed = stored.changed().get(i);
                assertThat(guessed.disturbance())
                        .as("%s, was %s", guessed, known)
                        .isGreaterThanOrEqualTo(known.disturbance());
            }
        }
    }

    /** A file that somebody has changed is refused, or it is a snapshot of another graph; nothing else happens. */
    @Property(tries = 2000)
    void aTamperedSnapshotIsRefusedOrCompared(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int size, @ForAll @IntRange(max = 9) int number) {
        Version version = Version.of(RichEcosystem.of(seed, size));
        for (String platform : version.graphs().keySet()) {
            GraphSnapshot live = version.snapshot(platform);
            String tampered = tampered(text(live), new Random(seed), number);
            try {
                GraphSnapshot read = GraphSnapshotJson.read("snapshot.json", new StringReader(tampered));
                assertThat(GraphDiff.between(read, live).nodes()).isNotNull();
                assertThat(GraphDiff.between(live, read).nodes()).isNotNull();
                assertThat(read.nodeContents()).hasSize(read.nodeCount()).doesNotContainNull();
            } catch (GraphSnapshotFormatException e) {
                assertThat(e).hasMessageStartingWith("snapshot.json:");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Another number in the place of one of the numbers. */
    private static String tampered(String text, Random random, int number) {
        List<MatchResult> numbers = Pattern.compile("(?<=[\\[,])\\d+(?=[,\\]])")
                .matcher(text)
                .results()
                .toList();
        if (numbers.isEmpty()) {
            return text;
        }
        MatchResult chosen = RandomEdit.pick(numbers, random);
        return text.substring(0, chosen.start()) + number + text.substring(chosen.end());
    }

    /** Whether columns have another order cannot be told if it is not known which they were. */
    private static Map<String, Set<String>> told(GraphDiff diff) {
        Map<String, Set<String>> told = GraphDiffPropertyTest.told(diff);
        told.replaceAll((node, facets) -> facets.contains("columns")
                ? facets.stream().filter(facet -> !facet.equals("column-order")).collect(Collectors.toSet())
                : facets);
        return told;
    }

    /** Writes and reads a snapshot; the text does not depend on how often that is done. */
    private static GraphSnapshot stored(GraphSnapshot snapshot) {
        String text = text(snapshot);
        try {
            GraphSnapshot read = GraphSnapshotJson.read("snapshot.json", new StringReader(text));
            assertThat(text(read)).isEqualTo(text);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(GraphSnapshot snapshot) {
        StringWriter out = new StringWriter();
        try {
            GraphSnapshotJson.write(snapshot, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
