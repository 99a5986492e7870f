package io.datasurface.awsbatch.dms;

import io.datasurface.model.container.DB2Database;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.MongoDatabase;
import io.datasurface.model.container.MongoFlavor;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.container.OracleDatabase;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.container.SQLServerDatabase;
import java.util.Optional;

/** How DMS calls and reaches the databases that it captures changes from. */
public enum SourceEngine {
    /** PostgreSQL: encrypted without a certificate. */
    POSTGRESQL("postgres", "require", "verify-full"),
    /** MySQL and MariaDB: encrypted only with a certificate. */
    MYSQL("mysql", "none", "verify-full"),
    /** SQL Server: encrypted without a certificate. */
    SQLSERVER("sqlserver", "require", "verify-full"),
    /** Oracle: encrypted only with a certificate. */
    ORACLE("oracle", "none", "verify-ca"),
    /** Db2 on Linux, Unix and Windows: encrypted only with a certificate, and never by DMS Serverless. */
    DB2("db2", "none", "verify-ca"),
    /** MongoDB, whose collections come as documents: encrypted without a certificate. */
    MONGODB("mongodb", "require", "verify-full"),
    /** Amazon DocumentDB, whose collections come as documents: encrypted only with a certificate. */
    DOCUMENTDB("docdb", "none", "verify-full");

    private final String engine;
    private final String sslMode;
    private final String certified;

    SourceEngine(String engine, String sslMode, String certified) {
        this.engine = engine;
        this.sslMode = sslMode;
        this.certified = certified;
    }

    /**
     * Returns the engine of a container.
     *
     * @param container where data is captured from
     */
    public static Optional<SourceEngine> of(DataContainer container) {
        if (container instanceof PostgresDatabase) {
            return Optional.of(POSTGRESQL);
        }
        if (container instanceof MySQLDatabase) {
            return Optional.of(MYSQL);
        }
        if (container instanceof SQLServerDatabase) {
            return Optional.of(SQLSERVER);
        }
        if (container instanceof MongoDatabase mongo) {
            return Optional.of(mongo.flavor() == MongoFlavor.DOCUMENTDB ? DOCUMENTDB : MONGODB);
        }
        if (container instanceof DB2Database) {
            return Optional.of(DB2);
        }
        return container instanceof OracleDatabase ? Optional.of(ORACLE) : Optional.empty();
    }

    /** Returns DMS's name of the engine. */
    String engineName() {
        return engine;
    }

    /** Returns whether the connection is encrypted only if a certificate is given. */
    public boolean needsCertificate() {
        return sslMode.equals("none");
    }

    /** Returns whether DMS Serverless can encrypt the connection; if not, a certificate is of no use to it. */
    public boolean isEncryptedServerless() {
        return this != DB2;
    }

    /** Returns the TLS mode of an endpoint: the strictest that the engine has with or without a certificate. */
    String sslMode(boolean hasCertificate) {
        return hasCertificate ? certified : sslMode;
    }
}
