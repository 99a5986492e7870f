package io.datasurface.awsbatch.jobs;

import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobArguments;
import java.util.Arrays;

/** Runs the job in a JVM of its own, which ends without any cleaning up when it comes to the step that the first argument names. */
public final class KilledChild {
    private static final int KILLED = 137;

    private KilledChild() {}

    public static void main(String[] arguments) {
        String step = arguments[0];
        Checkpoint checkpoint = (point, subject) -> {
            if ((point + " " + subject).equals(step)) {
                Runtime.getRuntime().halt(KILLED);
            }
        };
        Main.run(JobArguments.parse(Arrays.copyOfRange(arguments, 1, arguments.length)), checkpoint)
                .throwIfFailed();
    }
}
