package io.datasurface.awsbatch.spec;

/** Languages that a transformer may be written in. */
public enum CodeKind {
    /** One or more SQL statements for Spark. */
    SQL,
    /** A class in a jar. */
    JAVA,
    /** A Python module that uses Spark. */
    PYSPARK
}
