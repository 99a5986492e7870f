package io.datasurface.awsbatch.spec;

/** Databases that jobs read or write with SQL. Aurora counts as the engine whose protocol it speaks. */
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
