package io.datasurface.awsbatch.spec;

import java.util.List;
import java.util.Objects;

/**
 * The index that a distributed map of Step Functions iterates: one item is one run of a job. In JSON the list is the whole
 * document, because that is what the map's reader takes; each item says its own version.
 *
 * @param items in order; may be empty
 */
public record WorkList(List<Item> items) {

    /**
     * One run of a job.
     *
     * @param job which job
     * @param spec key of its document, below the bucket or folder of the specs, such as {@code specs/ingest/crm.json}
     */
    public record Item(JobKind job, String spec) {
        /** Refuses an empty key. */
        public Item {
            Objects.requireNonNull(job, "job");
            Checks.text("spec", spec);
        }
    }

    /** Refuses a document that is listed twice. */
    public WorkList {
        items = Checks.distinct("items", List.copyOf(items), Item::spec);
    }
}
