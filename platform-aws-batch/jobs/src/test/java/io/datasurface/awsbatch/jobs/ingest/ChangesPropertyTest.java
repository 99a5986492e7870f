package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobException;
import java.io.IOException;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Random histories, delivered as DMS does, with runs that die, runs that overlap, and files that are removed when they were ingested: tables, history
 * and batches are those of a simple model of the source, and what is exported is that, too. The system property {@code datasurface.stories} asks for
 * more of them.
 */
class ChangesPropertyTest {
    private static final int STORIES = Integer.getInteger("datasurface.stories", 1);

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void tablesHistoryAndBatchesAreThoseOfTheSource(@ForAll long seed) throws IOException {
        for (int i = 0; i < STORIES; i++) {
            Random random = new Random(seed + i);
            try {
                new RandomStory(random, (store, now) -> dies(random, store, now)).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("The story of seed " + (seed + i), e);
            }
        }
    }

    /** Runs to the end, dies, or meets another run that begins and ends somewhere in its middle; then it may fail, and so may that one. */
    private static boolean dies(Random random, Store store, Instant now) {
        int[] points = {random.nextInt(3) == 0 ? -1 : random.nextInt(14)};
        boolean meets = random.nextInt(3) == 0;
        boolean[] hasMet = {false};
        try {
            store.run(
                            (point, subject) -> {
                                if (points[0]-- == 0) {
                                    if (!meets) {
                                        throw new RandomStory.Killed();
                                    }
                                    hasMet[0] = true;
                                    runBeside(store, now);
                                }
                            },
                            now)
                    .throwIfFailed();
            return hasMet[0];
        } catch (RandomStory.Killed e) {
            return true;
        } catch (JobException e) {
            if (!hasMet[0]) {
                throw e;
            }
            return true;
        }
    }

    private static void runBeside(Store store, Instant now) {
        try {
            store.run(Checkpoint.NONE, now).throwIfFailed();
        } catch (JobException e) {
            // One of the two may fail; what is left is done by the next.
        }
    }
}
