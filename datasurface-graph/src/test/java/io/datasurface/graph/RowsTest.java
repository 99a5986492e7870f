package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RowsTest {
    /** Rows of the given sizes, entries numbered through; what is left of each row when those at marked positions are gone. */
    @Property(tries = 300)
    void rowsWithoutSomeEntriesHaveTheOthersInOrder(
            @ForAll @Size(max = 12) List<@IntRange(max = 4) Integer> sizes,
            @ForAll @Size(max = 48) List<Boolean> gone) {
        int[] starts = new int[sizes.size() + 1];
        for (int row = 0; row < sizes.size(); row++) {
            starts[row + 1] = starts[row] + sizes.get(row);
        }
        int[] entries = new int[starts[sizes.size()]];
        BitSet positions = new BitSet();
        for (int i = 0; i < entries.length; i++) {
            entries[i] = 100 + i;
            positions.set(i, i < gone.size() && gone.get(i));
        }
        Rows left = new Rows(starts, entries).without(positions);
        assertThat(left.rowCount()).isEqualTo(sizes.size());
        for (int row = 0; row < sizes.size(); row++) {
            List<Integer> expected = new ArrayList<>();
            for (int i = starts[row]; i < starts[row + 1]; i++) {
                if (!positions.get(i)) {
                    expected.add(100 + i);
                }
            }
            List<Integer> found = new ArrayList<>();
            for (int i = 0; i < left.size(row); i++) {
                found.add(left.get(row, i));
            }
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void rowsWithoutNothingAreTheSame() {
        Rows rows = new Rows(new int[] {0, 1}, new int[] {7});
        assertThat(rows.without(new BitSet())).isSameAs(rows);
    }
}
