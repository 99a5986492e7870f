package io.datasurface.graph.chunk;

/** Consecutive numbers. */
final class Ranges {
    private Ranges() {}

    /** The numbers from 0 to one below the end. */
    static int[] upTo(int end) {
        int[] numbers = new int[end];
        for (int i = 0; i < end; i++) {
            numbers[i] = i;
        }
        return numbers;
    }
}
