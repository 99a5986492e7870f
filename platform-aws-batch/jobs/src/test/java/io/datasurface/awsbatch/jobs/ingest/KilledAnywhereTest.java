package io.datasurface.awsbatch.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.ChildProcess;
import io.datasurface.awsbatch.jobs.FastLocalFiles;
import io.datasurface.awsbatch.jobs.KilledIngest;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.spec.json.SpecWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories, as in {@link ChangesPropertyTest}, but each run is a process, which is killed just before it makes, finishes, renames or
 * deletes one of its files. {@code -Dkills=20} kills twenty, which takes some minutes; without it, the kills of {@link KilledProcessTest} have to do.
 */
class KilledAnywhereTest {
    private static final int KILLS = Integer.getInteger("kills", 0);
    /** A run that has something to do changes files so many times, or somewhat more often. */
    private static final int CHANGES = 430;

    @TempDir
    private Path folder;

    /** Before which change of files each process was killed. */
    private final List<Integer> killed = new ArrayList<>();

    private int survivors;

    @Test
    void killedBeforeAnyChangeOfFiles() throws IOException {
        if (KILLS == 0) {
            String message = "SKIPPED killing processes of random histories: ask for it with -Dkills=20";
            System.out.println(message);
            Assumptions.abort(message);
        }
        for (long seed = 1; killed.size() < KILLS; seed++) {
            Random random = new Random(seed);
            new RandomStory(random, (store, now) -> killed.size() < KILLS && dies(random, store, now)).run();
        }
        System.out.println("Killed before the change of files " + killed + ", and " + survivors + " ended before");
    }

    private boolean dies(Random random, Store store, Instant now) {
        int last = 1 + random.nextInt(CHANGES);
        int status = status(store, now, last);
        if (status == 0) {
            survivors++;
            return false;
        }
        killed.add(last);
        return true;
    }

    private int status(Store store, Instant now, int last) {
        Path log = folder.resolve("child.log");
        try {
            Path document = Files.write(folder.resolve("ingest.json"), SpecWriter.toBytes(store.spec()));
            int status = new ChildProcess(KilledIngest.class)
                    .with(FastLocalFiles.LAST, last)
                    .start(log, document.toString(), now.toString())
                    .waitFor();
            assertThat(status).as(Files.readString(log)).isIn(0, FastLocalFiles.KILLED);
            return status;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
