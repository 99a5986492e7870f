package org.example.sqlplatform;

import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.spi.Parameters;

/**
 * How an instance is configured.
 *
 * @param host server of the database that the platform owns
 * @param port port of the server
 * @param database name of the database
 * @param role who runs the scripts
 * @param folder where the scripts are on the machine that runs cron
 */
record Settings(String host, long port, String database, String role, String folder) {
    static Settings of(Parameters parameters) {
        return new Settings(
                parameters.text("host"),
                parameters.integer("port"),
                parameters.text("database"),
                parameters.text("role"),
                parameters.text("folder"));
    }

    /** Whether a container is the platform's database. */
    boolean isAt(DataContainer container) {
        return container instanceof PostgresDatabase postgres
                && postgres.hostPortPair().hostName().equalsIgnoreCase(host)
                && postgres.hostPortPair().port() == port
                && postgres.databaseName().equals(database);
    }
}
