package io.datasurface.model.interop;

import io.datasurface.model.common.Credential;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.container.DB2Database;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.model.container.EncryptionSystem;
import io.datasurface.model.container.GenericSQLDatabase;
import io.datasurface.model.container.HostPortPair;
import io.datasurface.model.container.KafkaServer;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.container.ObjectStorage;
import io.datasurface.model.container.OracleDatabase;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.container.PyOdbcSourceInfo;
import io.datasurface.model.container.SQLServerDatabase;
import io.datasurface.model.container.SnowFlakeDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Data containers. The dump repeats a shared container wherever it is used; equal values are one container. */
final class ContainerDump {
    static final Kinds<DataContainer> CONTAINER = Kinds.of(Map.ofEntries(
            Map.entry("PostgresDatabase", database(PostgresDatabase::new)),
            Map.entry("MySQLDatabase", database(MySQLDatabase::new)),
            Map.entry("OracleDatabase", database(OracleDatabase::new)),
            Map.entry("SQLServerDatabase", database(SQLServerDatabase::new)),
            Map.entry("DB2Database", database(DB2Database::new)),
            Map.entry("HostPortSQLDatabase", ContainerDump::generic),
            Map.entry("SnowFlakeDatabase", ContainerDump::snowflake),
            Map.entry("PyOdbcSourceInfo", ContainerDump::odbc),
            Map.entry("ObjectStorage", ContainerDump::objectStorage),
            Map.entry("KafkaServer", ContainerDump::kafka),
            Map.entry("DataPlatformManagedDataContainer", ContainerDump::managed)));

    private static final Kinds<HostPortPair> HOST_PORT =
            Kinds.of("HostPortPair", object -> new HostPortPair(object.text("hostName"), object.number("port")));
    private static final Kinds<List<HostPortPair>> HOST_PORTS =
            Kinds.of("HostPortPairList", object -> object.list("pairs", "bootstrapServers", HOST_PORT));
    private static final Kinds<EncryptionSystem> ENCRYPTION = Kinds.of("EncryptionSystem", ContainerDump::encryption);

    private ContainerDump() {}

    static Optional<DataContainer> container(DumpObject object) {
        return object.one("dataContainer", "dataContainer", CONTAINER);
    }

    /** The constructor that our databases of known engines share. */
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
                    serverSide(object),
                    clientSide(object),
                    object.flag("isReadOnly"));
        };
    }

    private static DataContainer generic(DumpObject object) {
        object.ignore("poolSize", "maxOverflow");
        return new GenericSQLDatabase(
                object.text("name"),
                CommonDump.documentation(object),
                CommonDump.locations(object, "locations", "locations"),
                object.required("hostPortPair", "hostPortPair", HOST_PORT).orElse(new HostPortPair("", 0)),
                object.text("databaseName"),
                object.number("identifierLengthLimit"),
                Optional.empty(),
                serverSide(object),
                clientSide(object),
                object.flag("isReadOnly"));
    }

    private static DataContainer snowflake(DumpObject object) {
        object.ignore("identifierLengthLimit", "poolSize", "maxOverflow");
        return new SnowFlakeDatabase(
                object.text("name"),
                CommonDump.documentation(object),
                CommonDump.locations(object, "locations", "locations"),
                object.text("account"),
                object.optionalText("region"),
                object.optionalText("warehouse"),
                object.text("databaseName"),
                object.optionalText("schema"),
                object.optionalText("role"),
                Optional.empty(),
                serverSide(object),
                clientSide(object),
                object.flag("isReadOnly"));
    }

    private static DataContainer odbc(DumpObject object) {
        object.ignore("poolSize", "maxOverflow");
        return new PyOdbcSourceInfo(
                object.text("name"),
                CommonDump.documentation(object),
                CommonDump.locations(object, "locations", "locations"),
                object.text("serverHost"),
                object.text("databaseName"),
                object.text("driver"),
                object.text("connectionStringTemplate"),
                object.number("identifierLengthLimit"),
                Optional.empty(),
                serverSide(object),
                clientSide(object),
                object.flag("isReadOnly"));
    }

    private static DataContainer objectStorage(DumpObject object) {
        return new ObjectStorage(
                object.text("name"),
                CommonDump.documentation(object),
                CommonDump.locations(object, "locations", "locations"),
                object.optionalText("endPointURI"),
                object.text("bucketName"),
                object.optionalText("prefix"),
                Optional.empty(),
                serverSide(object),
                clientSide(object),
                object.flag("isReadOnly"));
    }

    private static DataContainer kafka(DumpObject object) {
        return new KafkaServer(
                object.text("name"),
                CommonDump.documentation(object),
                CommonDump.locations(object, "locations", "locations"),
                object.required("bootstrapServers", "bootstrapServers", HOST_PORTS)
                        .orElse(List.of()),
                object.optionalText("groupID"),
                object.one("caCertificate", "caCertificate", CommonDump.CREDENTIAL),
                Optional.empty(),
                serverSide(object),
                clientSide(object),
                object.flag("isReadOnly"));
    }

    private static DataContainer managed(DumpObject object) {
        object.ignore("isReadOnly");
        return new DataPlatformManagedDataContainer(
                object.text("name"),
                CommonDump.documentation(object),
                CommonDump.locations(object, "locations", "locations"),
                serverSide(object),
                clientSide(object));
    }

    private static Optional<EncryptionSystem> serverSide(DumpObject object) {
        return object.one("serverSideEncryptionKeys", "serverSideEncryption", ENCRYPTION);
    }

    private static Optional<EncryptionSystem> clientSide(DumpObject object) {
        return object.one("clientSideEncryptionKeys", "clientSideEncryption", ENCRYPTION);
    }

    /** Of the container of the keys only the name is kept: it holds no data. */
    private static EncryptionSystem encryption(DumpObject object) {
        return new EncryptionSystem(
                object.text("name"),
                object.one("keyContainer", "keyContainer", CONTAINER).map(DataContainer::name),
                object.flag("hasThirdPartySuperUser"));
    }
}
