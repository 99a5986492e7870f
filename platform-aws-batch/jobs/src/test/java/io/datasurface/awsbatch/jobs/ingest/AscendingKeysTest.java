package io.datasurface.awsbatch.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.ingest.AscendingKeys.Runs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Keys of which it is said that each is there once are so, and those in their order are told. */
class AscendingKeysTest {
    private static Runs runs(List<Integer> keys) {
        return Runs.of(keys.stream().map(AscendingKeysTest::row).iterator(), 1000);
    }

    /** A key of two columns. */
    private static Row row(int key) {
        return RowFactory.create(key / 3, "k" + key % 3);
    }

    @Provide
    Arbitrary<List<List<Integer>>> parts() {
        Arbitrary<Integer> key = Arbitraries.integers().between(0, 40);
        Arbitrary<List<Integer>> any = key.list().ofMaxSize(4);
        Arbitrary<List<Integer>> ascending = key.set().ofMaxSize(8).map(keys -> List.copyOf(new TreeSet<>(keys)));
        return Arbitraries.oneOf(any, ascending).list().ofMaxSize(4);
    }

    @Property(tries = 3000)
    void whatIsSaidToBeDistinctIs(@ForAll("parts") List<List<Integer>> parts) {
        List<Integer> all = parts.stream().flatMap(List::stream).toList();
        boolean isDistinct = new HashSet<>(all).size() == all.size();
        boolean isSaid = AscendingKeys.areApart(
                parts.stream().map(AscendingKeysTest::runs).toList());
        if (isSaid) {
            assertThat(isDistinct).as("%s", parts).isTrue();
        }
        List<List<Integer>> lying = parts.stream()
                .filter(part -> !part.isEmpty())
                .sorted((one, other) -> one.get(0) - other.get(0))
                .toList();
        List<Integer> inOrder = lying.stream().flatMap(List::stream).toList();
        if (inOrder.equals(List.copyOf(new TreeSet<>(all)))) {
            assertThat(isSaid).as("%s", parts).isTrue();
        }
    }

    @Example
    void manyRunsAreNotLookedAt() {
        List<Integer> down = new ArrayList<>(
                IntStream.range(0, 1000).map(key -> 1000 - key).boxed().toList());
        assertThat(AscendingKeys.areApart(List.of(runs(down)))).isTrue();
        down.add(0);
        assertThat(AscendingKeys.areApart(List.of(runs(down)))).isFalse();
    }
}
