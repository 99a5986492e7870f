package io.datasurface.examples.benchmarks.bench;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a stage cost.
 *
 * @param stage name of the stage
 * @param runs the runs in their order; the first is cold
 * @param heap bytes that the stage has left on the heap after garbage collection, if it retains anything
 * @param outcome what the stage said
 */
public record Measurement(String stage, List<Run> runs, OptionalLong heap, String outcome) {
    /**
     * One run of a stage.
     *
     * @param cpu CPU time of the whole process in nanoseconds: all threads, garbage collection and compiler too
     * @param wall elapsed time in nanoseconds
     */
    public record Run(long cpu, long wall) {}

    /** Copies the runs. */
    public Measurement {
        runs = List.copyOf(runs);
    }

    /**
     * The run that cost the least CPU time.
     *
     * @return the best run
     */
    public Run best() {
        return runs.stream().min(Comparator.comparingLong(Run::cpu)).orElseThrow();
    }

    /**
     * The run in which the virtual machine did not know the code yet.
     *
     * @return the first run
     */
    public Run first() {
        return runs.get(0);
    }
}
