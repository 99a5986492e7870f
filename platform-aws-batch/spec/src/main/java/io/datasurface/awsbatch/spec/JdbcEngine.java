package io.datasurface.awsbatch.spec;

/** Databases that the export job writes to. Aurora counts as the engine whose protocol it speaks. */
public enum JdbcEngine {
    /** PostgreSQL and Aurora PostgreSQL. */
    POSTGRESQL,
    /** MySQL, MariaDB and Aurora MySQL. */
    MYSQL,
    /** Microsoft SQL Server. */
    SQLSERVER,
    /** Oracle Database. */
    ORACLE,
    /** Amazon Redshift. */
    REDSHIFT
}
