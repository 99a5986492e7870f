package io.datasurface.tck;

import java.util.Iterator;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * In which direction a process goes through the sets and maps of {@link Set#of} and {@link java.util.Map#of}. Java decides that by chance when
 * a process starts, and where it begins as well. In processes of different directions any three elements come in different orders.
 */
enum SetOrder {
    /** By ascending places in the table. */
    FORWARD,
    /** By descending ones. */
    BACKWARD;

    private static final int ELEMENTS = 64;

    static SetOrder here() {
        Integer[] numbers = IntStream.range(0, ELEMENTS).boxed().toArray(Integer[]::new);
        Iterator<Integer> order = Set.of(numbers).iterator();
        int first = order.next();
        return order.next() == (first + 1) % ELEMENTS ? FORWARD : BACKWARD;
    }
}
