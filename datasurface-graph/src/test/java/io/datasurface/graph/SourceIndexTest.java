package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Finding the store of a dataset, however unequal the stores are. */
final class SourceIndexTest {
    @Property(tries = 500)
    void everyDatasetIsInItsStore(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int stores) {
        Random random = new Random(seed);
        int[] starts = new int[stores + 1];
        for (int store = 0; store < stores; store++) {
            int kind = random.nextInt(10);
            int size = kind == 0 ? random.nextInt(2000) : kind < 5 ? 0 : random.nextInt(4);
            starts[store + 1] = starts[store] + size;
        }
        SourceIndex index = new SourceIndex(source(starts));
        for (int store = 0; store < stores; store++) {
            for (int dataset = starts[store]; dataset < starts[store + 1]; dataset++) {
                assertThat(index.storeOf(dataset)).isEqualTo(store);
            }
            assertThat(index.datasetsOf(store)).isEqualTo(starts[store + 1] - starts[store]);
        }
    }

    private static GraphSource source(int[] starts) {
        return (GraphSource) Proxy.newProxyInstance(
                GraphSource.class.getClassLoader(),
                new Class<?>[] {GraphSource.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "storeCount" -> starts.length - 1;
                    case "datasetCount" -> starts[starts.length - 1];
                    case "firstDataset" -> starts[(int) arguments[0]];
                    case "groupCount", "workspaceCount" -> 0;
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }
}
