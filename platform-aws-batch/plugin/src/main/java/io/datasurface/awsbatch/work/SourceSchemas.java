package io.datasurface.awsbatch.work;

import io.datasurface.model.capture.SQLIngestion;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.MongoDatabase;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.container.SQLDatabase;
import io.datasurface.model.container.SQLServerDatabase;
import java.util.Optional;

/** The database schema that holds the tables of a capture. */
public final class SourceSchemas {
    private SourceSchemas() {}

    /**
     * Returns the schema.
     *
     * @param capture a capture from a database
     * @throws IllegalArgumentException if the model does not name it and the database has no usual one
     */
    public static String of(SQLIngestion capture) {
        return find(capture)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "The capture names no schema of the database; set schemaName (for Oracle the owner of the tables)"));
    }

    /**
     * Returns the schema, if it is known.
     *
     * @param capture a capture from a database
     */
    public static Optional<String> find(SQLIngestion capture) {
        return capture.schemaName().or(() -> capture.dataContainer().flatMap(SourceSchemas::usual));
    }

    private static Optional<String> usual(DataContainer container) {
        if (container instanceof PostgresDatabase) {
            return Optional.of("public");
        }
        if (container instanceof SQLServerDatabase) {
            return Optional.of("dbo");
        }
        if (container instanceof MongoDatabase mongo) {
            return Optional.of(mongo.databaseName());
        }
        return container instanceof MySQLDatabase
                ? Optional.of(((SQLDatabase) container).databaseName())
                : Optional.empty();
    }
}
