package io.datasurface.awsbatch.spec;

/** The format of staging files. */
public enum FileFormat {
    /** Apache Parquet. */
    PARQUET
}
