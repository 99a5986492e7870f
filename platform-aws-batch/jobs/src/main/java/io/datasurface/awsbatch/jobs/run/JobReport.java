package io.datasurface.awsbatch.jobs.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a run did, table by table.
 *
 * @param entries in the order of the spec
 */
public record JobReport(List<Entry> entries) {

    /** What became of a table. */
    public enum Outcome {
        /** Its source is not ready; nothing was done. */
        WAITING,
        /** The time of the run was over before its turn came; another run takes it on. */
        POSTPONED,
        /** It had all that its source has. */
        UNCHANGED,
        /** It shows new data. */
        PUBLISHED,
        /** It is as it was, because something is wrong. */
        FAILED
    }

    /**
     * One table.
     *
     * @param dataset the dataset
     * @param outcome what became of it
     * @param failure why, if it failed
     * @param notes what somebody should know, such as rows in quarantine
     */
    public record Entry(String dataset, Outcome outcome, Optional<Exception> failure, List<String> notes) {
        /** Copies the notes. */
        public Entry {
            notes = List.copyOf(notes);
        }

        /** A table that did not fail. */
        public static Entry of(String dataset, Outcome outcome) {
            return new Entry(dataset, outcome, Optional.empty(), List.of());
        }

        /** A table that failed. */
        public static Entry failed(String dataset, Exception failure) {
            return new Entry(dataset, Outcome.FAILED, Optional.of(failure), List.of());
        }

        /** The same of a table that shows new data, unless it failed. */
        public Entry published() {
            return outcome == Outcome.FAILED ? this : new Entry(dataset, Outcome.PUBLISHED, failure, notes);
        }

        /** The same with notes. */
        public Entry noted(List<String> more) {
            return new Entry(dataset, outcome, failure, more);
        }
    }

    /** Copies the list. */
    public JobReport {
        entries = List.copyOf(entries);
    }

    /** What became of this dataset. */
    public Outcome outcome(String dataset) {
        return entries.stream()
                .filter(entry -> entry.dataset().equals(dataset))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The run had no dataset " + dataset))
                .outcome();
    }

    /** All that somebody should know, dataset by dataset. */
    public List<String> notes() {
        return entries.stream()
                .flatMap(entry -> entry.notes().stream().map(note -> entry.dataset() + ": " + note))
                .toList();
    }

    /**
     * Ends the run as failed, if any table failed.
     *
     * @throws JobException with one line for each table that failed; their failures are suppressed in it
     */
    public void throwIfFailed() {
        List<Entry> failed =
                entries.stream().filter(entry -> entry.failure().isPresent()).toList();
        if (failed.isEmpty()) {
            return;
        }
        JobException all = new JobException(failed.stream()
                .map(entry -> entry.dataset() + ": " + message(entry.failure().orElseThrow()))
                .collect(Collectors.joining("\n", failed.size() + " of " + entries.size() + " tables failed\n", "")));
        failed.stream().map(entry -> entry.failure().orElseThrow()).distinct().forEach(all::addSuppressed);
        throw all;
    }

    /** Ours as it is; of others that of the first cause, because Spark wraps what went wrong in a row in several exceptions. */
    private static String message(Exception failure) {
        if (failure instanceof JobException) {
            return String.valueOf(failure.getMessage());
        }
        Throwable first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return String.valueOf(first.getMessage());
    }
}
