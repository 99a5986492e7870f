package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.Store;
import java.io.IOException;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Random histories, delivered as DMS does, with runs that die and files that are removed when they were ingested: tables, history and batches are
 * those of a simple model of the source.
 */
class ChangesPropertyTest {

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void tablesHistoryAndBatchesAreThoseOfTheSource(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        new RandomStory(random, (store, now) -> dies(random, store, now)).run();
    }

    private static boolean dies(Random random, Store store, Instant now) {
        int[] points = {random.nextInt(3) == 0 ? -1 : random.nextInt(14)};
        try {
            store.run(
                            (point, subject) -> {
                                if (points[0]-- == 0) {
                                    throw new RandomStory.Killed();
                                }
                            },
                            now)
                    .throwIfFailed();
            return false;
        } catch (RandomStory.Killed e) {
            return true;
        }
    }
}
