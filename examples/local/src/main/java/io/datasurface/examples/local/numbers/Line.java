package io.datasurface.examples.local.numbers;

import java.util.Locale;

/**
 * A measured line.
 *
 * @param what was done
 * @param job the best time of the job in nanoseconds
 * @param plain the best time of the same without it, in nanoseconds; zero if there is nothing to compare with
 * @param wanted what was wanted
 * @param value what came out, in the terms of what was wanted
 */
record Line(String what, long job, long plain, String wanted, double value) {
    private static final double NANOS = 1e9;

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %s | %s | %.2f |",
                what,
                job / NANOS,
                plain == 0 ? "" : String.format(Locale.ROOT, "%.2f", plain / NANOS),
                wanted,
                value);
    }
}
