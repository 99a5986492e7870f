package io.datasurface.awsbatch.spec;

import java.util.List;

/**
 * Columns that the DMS task adds to the source's columns in staging files. The plugin's table mappings and the ingest job agree
 * here. {@link #OP} is first, the two others come after the source's columns.
 */
public final class StagingColumns {
    /** {@code string}: I, U or D; I in LOAD files. Needs {@code IncludeOpForFullLoad=true}. */
    public static final String OP = "Op";
    /**
     * {@code string}: {@code $AR_H_CHANGE_SEQ}, 35 digits that rise within a task, by an {@code add-column} rule. Empty or null in
     * LOAD files. In what the ingest job itself reads from a {@link JdbcSource}: the watermark, in LOAD files too.
     */
    public static final String CHANGE_SEQ = "_ds_change_seq";
    /**
     * {@code string}, {@code yyyy-MM-dd HH:mm:ss.SSSSSS} in UTC: {@code TimestampColumnName} of the S3 endpoint. Commit time at
     * the source; in LOAD files the time of transfer.
     */
    public static final String COMMIT_TS = "_ds_commit_ts";
    /** Length of {@link #CHANGE_SEQ} in changes, all of them digits: so the order of the texts is that of the numbers. */
    public static final int CHANGE_SEQ_DIGITS = 35;
    /**
     * Before the name of a key's column: the column with its value before the change, by an {@code add-before-image-columns} rule. Only
     * where source and target have it; null where the key did not change, or in each update the old value.
     */
    public static final String BEFORE_IMAGE_PREFIX = "_ds_bi_";
    /**
     * {@code string}: the key of a document, which DMS takes out of it ({@code extractDocID}) so that deletions, which have nothing else, can be
     * told. Only where the source has documents, and then the key of the dataset.
     */
    public static final String DOCUMENT_ID = "_id";
    /**
     * Names that the key of a document may have in staging files; several of them if keys are of several types, and then one has a value. The user
     * guide of DMS says {@code _id} in words, shows {@code oid_id} in an example of document mode, and says {@code oid__id} of keys that are object ids.
     */
    public static final List<String> DOCUMENT_IDS = List.of(DOCUMENT_ID, "oid__id", "oid_id");
    /** {@code string}: a document as JSON, see {@link #DOCUMENT_ID}. */
    public static final String DOCUMENT = "_doc";
    /** All that are always there, in the order in which they stand above. */
    public static final List<String> ALL = List.of(OP, CHANGE_SEQ, COMMIT_TS);

    private StagingColumns() {}
}
