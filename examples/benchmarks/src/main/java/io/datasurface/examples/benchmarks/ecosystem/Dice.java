package io.datasurface.examples.benchmarks.ecosystem;

import java.util.SplittableRandom;

/** Chances that depend on the seed and on what they are thrown for, so that each object can be made without the others. */
final class Dice {
    /** What dice are thrown for; the names keep them independent of each other. */
    enum For {
        STORE_SIZE,
        POPULARITY,
        STORE,
        DATASET,
        WORKSPACE,
        TRANSFORMER
    }

    private final SplittableRandom random;

    Dice(long seed, For purpose, int... numbers) {
        long mixed = mix(seed + purpose.ordinal());
        for (int number : numbers) {
            mixed = mix(mixed ^ number);
        }
        this.random = new SplittableRandom(mixed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A number below a bound, small ones far more often: half of all throws give the first eighth. */
    int skewed(int bound) {
        double u = random.nextDouble();
        return (int) (bound * (u * u * u));
    }

    /** A factor of 1/2 or more whose mean is 1, with a long tail. */
    double tail() {
        return 0.5 / Math.sqrt(1 - random.nextDouble());
    }

    <T> T oneOf(T[] values) {
        return values[below(values.length)];
    }

    private static long mix(long value) {
        long mixed = (value + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 29)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 32);
    }
}
