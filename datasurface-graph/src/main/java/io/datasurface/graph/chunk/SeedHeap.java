package io.datasurface.graph.chunk;

import java.util.Arrays;

/** Seeds by a score, the highest first, of equal ones the first; scores may change while seeds wait. */
final class SeedHeap {
    private static final int ABSENT = -1;

    private final long[] score;
    private final int[] placeOf;
    private final int[] heap;
    private int size;

    SeedHeap(int seeds) {
        score = new long[seeds];
        placeOf = new int[seeds];
        heap = new int[seeds];
        Arrays.fill(placeOf, ABSENT);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Forgets all that wait. */
    void clear() {
        while (size > 0) {
            placeOf[heap[--size]] = ABSENT;
        }
    }

    /** Changes the score of a seed that waits. */
    void change(int seed, long by) {
        if (placeOf[seed] != ABSENT) {
            score[seed] += by;
            if (by > 0) {
                up(placeOf[seed]);
            } else {
                down(placeOf[seed]);
            }
        }
    }

    /** Changes the score of a seed; one that does not wait begins at 0, and waits from then on. */
    void add(int seed, long by) {
        if (placeOf[seed] == ABSENT) {
            score[seed] = 0;
            placeOf[seed] = size;
            heap[size++] = seed;
            up(placeOf[seed]);
        }
        change(seed, by);
    }

    /** Takes the seed with the highest score. */
    int poll() {
        int top = heap[0];
        remove(top);
        return top;
    }

    /** The score that a seed has, or had when it was taken. */
    long score(int seed) {
        return score[seed];
    }

    /** Takes a seed out, if it waits. */
    void remove(int seed) {
        int place = placeOf[seed];
        if (place == ABSENT) {
            return;
        }
        placeOf[seed] = ABSENT;
        int last = heap[--size];
        if (last != seed) {
            heap[place] = last;
            placeOf[last] = place;
            up(place);
            down(placeOf[last]);
        }
    }

    private boolean isBefore(int one, int other) {
        return score[one] != score[other] ? score[one] > score[other] : one < other;
    }

    private void up(int from) {
        int place = from;
        int seed = heap[place];
        while (place > 0 && isBefore(seed, heap[(place - 1) >> 1])) {
            put(heap[(place - 1) >> 1], place);
            place = (place - 1) >> 1;
        }
        put(seed, place);
    }

    private void down(int from) {
        int place = from;
        int seed = heap[place];
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], seed)) {
                break;
            }
            put(heap[child], place);
            place = child;
        }
        put(seed, place);
    }

    private void put(int seed, int place) {
        heap[place] = seed;
        placeOf[seed] = place;
    }
}
