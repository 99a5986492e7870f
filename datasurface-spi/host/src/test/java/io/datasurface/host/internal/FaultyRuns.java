package io.datasurface.host.internal;

import io.datasurface.host.output.OutputException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Runs on output folders in which something goes wrong, for tests of other packages. */
public final class FaultyRuns {
    private FaultyRuns() {}

    /** How many ways there are in which an operation can misbehave. */
    public static int ways() {
        return FaultyFiles.Fault.values().length;
    }

    /**
     * Runs until an operation misbehaves.
     *
     * @param out the output folder
     * @param way how it misbehaves, less than {@link #ways}
     * @param at number of the operation
     * @param run what is done with the folder
     * @return whether there was such an operation
     */
    public static boolean run(Path out, int way, int at, Consumer<OutputFolder> run) {
        FaultyFiles files = new FaultyFiles(FaultyFiles.Fault.values()[way], at);
        try (OutputFolder folder = OutputFolder.open(out, files)) {
            run.accept(folder);
        } catch (OutputException e) {
            if (!files.faulted() || e.reason() != OutputException.Reason.FAILED) {
                throw e;
            }
        } catch (FaultyFiles.Death e) {
            if (!files.faulted()) {
                throw e;
            }
        }
        return files.faulted();
    }
}
