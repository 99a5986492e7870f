package io.datasurface.awsbatch.spec;

/** What of a datastore changes together. */
public enum Consistency {
    /** Each dataset is ingested and published on its own. */
    SINGLE,
    /** All datasets are published as one batch. */
    MULTI
}
