package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Sorting what groups ask for, small and large. */
final class WishSorterTest {
    private record Wish(int dataset, int group) {}

    @Property(tries = 300)
    void pairsAreSortedByDatasetThenGroup(
            @ForAll long seed, @ForAll @IntRange(max = 3000) int size, @ForAll @IntRange(max = 30) int rangeBits) {
        Random random = new Random(seed);
        WishSorter sorter = new WishSorter();
        // What an earlier use leaves behind does not matter.
        for (int use = 0; use < 2; use++) {
            int least = random.nextInt(Integer.MAX_VALUE - (1 << rangeBits) + 1);
            List<Wish> wishes = new ArrayList<>();
            sorter.clear();
            for (int i = 0; i < size; i++) {
                Wish wish = new Wish(least + random.nextInt(1 << rangeBits), i / 7);
                wishes.add(wish);
                sorter.add(wish.dataset(), wish.group());
            }
            wishes.sort(Comparator.comparing(Wish::dataset).thenComparing(Wish::group));
            long[] sorted = sorter.sorted();
            List<Wish> ours = new ArrayList<>();
            for (int i = 0; i < sorter.size(); i++) {
                ours.add(new Wish((int) (sorted[i] >>> Integer.SIZE), (int) sorted[i]));
            }
            assertThat(ours).isEqualTo(wishes);
        }
    }
}
