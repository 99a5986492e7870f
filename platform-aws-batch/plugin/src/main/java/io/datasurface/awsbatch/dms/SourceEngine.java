package io.datasurface.awsbatch.dms;

import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.container.OracleDatabase;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.container.SQLServerDatabase;
import java.util.Optional;

/** How DMS calls and reaches the databases that it captures changes from. */
public enum SourceEngine {
    /** PostgreSQL: encrypted without a certificate. */
    POSTGRESQL("postgres", "require"),
    /** MySQL and MariaDB: encrypted only with a certificate. */
    MYSQL("mysql", "none"),
    /** SQL Server: encrypted without a certificate. */
    SQLSERVER("sqlserver", "require"),
    /** Oracle: encrypted only with a certificate. */
    ORACLE("oracle", "none");

    private final String engine;
    private final String sslMode;

    SourceEngine(String engine, String sslMode) {
        this.engine = engine;
        this.sslMode = sslMode;
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

    /** Returns the TLS mode of an endpoint: the strictest that the engine has with or without a certificate. */
    String sslMode(boolean hasCertificate) {
        if (!hasCertificate) {
            return sslMode;
        }
        return this == ORACLE ? "verify-ca" : "verify-full";
    }
}
