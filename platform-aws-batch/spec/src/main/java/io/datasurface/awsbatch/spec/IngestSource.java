package io.datasurface.awsbatch.spec;

/** Where an ingestion finds the data of a store. */
public sealed interface IngestSource permits DmsSource, BatchSource, JdbcSource, FileDropSource, FeedSource {

    /** The folder of all files: those that somebody delivers, or those that the job makes of what it reads. */
    String location();

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method per kind of source.
     *
     * @param <R> result
     */
    interface Visitor<R> {
        /** For files of a DMS task. */
        R dms(DmsSource source);

        /** For batches that a transformer wrote. */
        R batches(BatchSource source);

        /** For tables that the job reads itself. */
        R jdbc(JdbcSource source);

        /** For files that are dropped into a folder. */
        R drops(FileDropSource source);

        /** For the lake of another platform. */
        R feed(FeedSource source);
    }
}
