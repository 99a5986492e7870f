package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.jobs.ingest.FeedStore.changed;
import static io.datasurface.awsbatch.jobs.ingest.FeedStore.live;
import static io.datasurface.awsbatch.jobs.ingest.FeedStore.row;
import static io.datasurface.awsbatch.jobs.ingest.FeedStore.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.spec.Milestoning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** A run that takes a feed is killed: readers of its batches see all of one, and the next run ends with the right tables. */
class KilledFeedTest {
    private static final List<String> STEPS = List.of("BRANCH_READY u", "STAGED u", "RECORDED autocorp", "PUBLISHED t");

    /** One story: each kill is followed by a run, and that by changes in the other lake. */
    @Test
    void killedAtAnyPointItEndsWithEachBatchOnce() throws IOException {
        FeedStore feed = new FeedStore("t", "u");
        feed.load(1, "a", 2, "x");
        Store ours = feed.taker(Milestoning.LIVE);
        run(ours, 1);
        for (int i = 0; i < STEPS.size(); i++) {
            String step = STEPS.get(i);
            String name = "n" + i;
            int minute = 10 + i;
            feed.write(minute, "u", changed("U", 2 * i + 1, 1, name));
            feed.change(minute, "t", changed("U", 2 * i + 2, 2, name));
            assertThatThrownBy(() -> run(ours, minute, (point, subject) -> {
                        if ((point + " " + subject).equals(step)) {
                            throw new Killed();
                        }
                    }))
                    .as(step)
                    .isInstanceOf(Killed.class);
            assertOneBatch(ours, step);
            run(ours, minute);
            assertThat(live(ours, "t")).as(step).containsExactly(row(1, "a"), row(2, name));
            assertThat(live(ours, "u")).as(step).containsExactly(row(1, name));
            assertThat(ours.sql("SELECT count(*) FROM {db}.autocorp__ds_batches"))
                    .as("after %s: each batch of the feed is one here", step)
                    .containsExactly(row(4L + 2 * i));
        }
    }

    /** At the snapshots of the newest batch both tables have one name. */
    private static void assertOneBatch(Store ours, String step) {
        List<Row> names = new ArrayList<>();
        for (Row newest :
                ours.sql("SELECT table, max_by(snapshot, batch) FROM {db}.autocorp__ds_batches GROUP BY table")) {
            String where = newest.getString(0).equals("t") ? "id = 2" : "id = 1";
            names.addAll(ours.sql("SELECT name FROM {db}." + newest.getString(0) + " VERSION AS OF " + newest.getLong(1)
                    + " WHERE " + where));
        }
        assertThat(names).as(step).hasSize(2);
        assertThat(names.get(0)).as(step).isEqualTo(names.get(1));
    }

    /** No exception, so that no code of the job takes it for a failure that it should handle. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
