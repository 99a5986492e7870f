package io.datasurface.model.interop;

import io.datasurface.model.common.Credential;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.model.container.EncryptionSystem;
import io.datasurface.model.container.HostPortPair;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.container.OracleDatabase;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.container.SQLServerDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Data containers. The dump repeats a shared container wherever it is used; equal values are one container. */
final class ContainerDump {
    static final Kinds<DataContainer> CONTAINER = Kinds.of(Map.of(
            "PostgresDatabase", database(PostgresDatabase::new),
            "MySQLDatabase", database(MySQLDatabase::new),
            "OracleDatabase", database(OracleDatabase::new),
            "SQLServerDatabase", database(SQLServerDatabase::new),
            "DataPlatformManagedDataContainer", ContainerDump::managed));

    private static final Kinds<HostPortPair> HOST_PORT =
            Kinds.of("HostPortPair", object -> new HostPortPair(object.text("hostName"), object.number("port")));
    private static final Kinds<EncryptionSystem> ENCRYPTION = Kinds.of("EncryptionSystem", ContainerDump::encryption);

    private ContainerDump() {}

    static Optional<DataContainer> container(DumpObject object) {
        return object.one("dataContainer", "dataContainer", CONTAINER);
    }

    /** The constructor that our four databases share. */
    private interface Database {
        DataContainer make(
                String name,
                Optional<Documentation> documentation,
                List<LocationKey> locations,
                HostPortPair hostPortPair,
                String databaseName,
                Optional<Credential> credential,
                Optional<EncryptionSystem> serverSideEncryption,
                Optional<EncryptionSystem> clientSideEncryption,
                boolean isReadOnly);
    }

    private static Function<DumpObject, DataContainer> database(Database database) {
        return object -> {
            object.ignore(
                    "identifierLengthLimit", "poolSize", "maxOverflow", "trustServerCertificate", "commandTimeout");
            return database.make(
                    object.text("name"),
                    CommonDump.documentation(object),
                    CommonDump.locations(object, "locations", "locations"),
                    object.required("hostPortPair", "hostPortPair", HOST_PORT).orElse(new HostPortPair("", 0)),
                    object.text("databaseName"),
                    Optional.empty(),
                    object.one("serverSideEncryptionKeys", "serverSideEncryption", ENCRYPTION),
                    object.one("clientSideEncryptionKeys", "clientSideEncryption", ENCRYPTION),
                    object.flag("isReadOnly"));
        };
    }

    private static DataContainer managed(DumpObject object) {
        object.ignore("isReadOnly");
        return new DataPlatformManagedDataContainer(
                object.text("name"),
                CommonDump.documentation(object),
                CommonDump.locations(object, "locations", "locations"),
                object.one("serverSideEncryptionKeys", "serverSideEncryption", ENCRYPTION),
                object.one("clientSideEncryptionKeys", "clientSideEncryption", ENCRYPTION));
    }

    private static EncryptionSystem encryption(DumpObject object) {
        object.ignore("keyContainer");
        return new EncryptionSystem(object.text("name"), Optional.empty(), object.flag("hasThirdPartySuperUser"));
    }
}
