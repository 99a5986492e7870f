package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.model.capture.SQLIngestion;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.HostPortSQLDatabase;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The database that the ingest job reads with SQL.
 *
 * @param engine what it is
 * @param host name or address
 * @param port of the server
 * @param name of the database
 * @param secretArn the secret with the login
 */
record SourceDatabase(JdbcEngine engine, String host, int port, String name, String secretArn) {
    /**
     * Finds what the capture of a datastore reads.
     *
     * @throws IllegalArgumentException if it is no database that the job reads, or has no credential
     */
    static SourceDatabase of(Instance instance, String store, SQLIngestion capture) {
        DataContainer container = capture.dataContainer()
                .orElseThrow(() -> new IllegalArgumentException("The capture names no dataContainer"));
        Optional<JdbcEngine> engine = JdbcEngines.of(container);
        if (engine.isEmpty() || !(container instanceof HostPortSQLDatabase database)) {
            throw new IllegalArgumentException("The ingest job reads a " + JdbcEngines.NAMES + " with SQL, and not a "
                    + container.getClass().getSimpleName() + "; use CDCCaptureIngestion");
        }
        String secret = capture.credential()
                .map(credential -> instance.arns().secret(instance.secrets().ofStore(store, credential)))
                .orElseThrow(() -> new IllegalArgumentException("The capture names no credential"));
        return new SourceDatabase(
                engine.get(),
                database.hostPortPair().hostName(),
                database.hostPortPair().port(),
                database.databaseName(),
                secret);
    }

    /** Further connection properties: what the job does not ask for by itself. Of other databases it encrypts connections unasked. */
    SortedMap<String, String> properties() {
        return new TreeMap<>(engine == JdbcEngine.POSTGRESQL ? Map.of("sslmode", "require") : Map.of());
    }
}
