package io.datasurface.awsbatch.schedule;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.model.WorkspacePriority;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * On which capacity of Glue a run works, and when it starts. Work of low priority gives way: it takes capacity that nobody else wants, at a
 * lower price, and starts some time within a window, so that the starts of urgent work are not throttled by it.
 */
public enum ExecutionClass {
    /** Capacity of its own, at once. */
    STANDARD,
    /** Spare capacity, which Glue may take away again; only for runs that others do not wait for. */
    FLEX;

    /** The workers that Glue has spare capacity of (AWS CDK, {@code aws-glue}: checks of the FLEX execution class). */
    private static final Set<String> WORKERS = Set.of("G.1X", "G.2X");
    /** Shorter pauses leave a run no time to wait for capacity. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(30);

    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(15);
    private static final int WINDOWS_IN_A_PAUSE = 4;

    /**
     * Returns the class of a run.
     *
     * @param instance the platform instance
     * @param priority highest priority of those who use what the run makes
     * @param pause time between two runs
     */
    public static ExecutionClass of(Instance instance, WorkspacePriority priority, Duration pause) {
        boolean canWait = priority == WorkspacePriority.LOW && pause.compareTo(SHORTEST_PAUSE) >= 0;
        return canWait ? ofPatient(instance) : STANDARD;
    }

    /**
     * Returns the class of runs that nobody waits for.
     *
     * @param instance the platform instance
     */
    public static ExecutionClass ofPatient(Instance instance) {
        boolean spare = instance.parameters().flag("glue.flex")
                && WORKERS.contains(instance.parameters().text("glue.workerType"));
        return spare ? FLEX : STANDARD;
    }

    /**
     * Returns how many minutes after its time a schedule may start a run; empty if it starts on time.
     *
     * @param pause time between two runs
     */
    Optional<Duration> window(Duration pause) {
        Duration window = pause.dividedBy(WINDOWS_IN_A_PAUSE);
        return this == STANDARD
                ? Optional.empty()
                : Optional.of(window.compareTo(LONGEST_WINDOW) > 0 ? LONGEST_WINDOW : window);
    }
}
