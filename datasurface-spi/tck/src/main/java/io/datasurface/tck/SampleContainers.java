package io.datasurface.tck;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.CredentialType;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.container.DB2Database;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.model.container.EncryptionSystem;
import io.datasurface.model.container.FileShare;
import io.datasurface.model.container.FileShareProtocol;
import io.datasurface.model.container.HostPortPair;
import io.datasurface.model.container.KafkaServer;
import io.datasurface.model.container.MongoDatabase;
import io.datasurface.model.container.MongoFlavor;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.container.ObjectStorage;
import io.datasurface.model.container.OracleDatabase;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.container.RedshiftDatabase;
import io.datasurface.model.container.SQLServerDatabase;
import io.datasurface.model.container.SnowFlakeDatabase;
import java.util.List;
import java.util.Optional;

/** A container of each kind. */
final class SampleContainers {
    private static final String NAME = "tck_container";
    private static final HostPortPair SERVER = new HostPortPair("tck.example.com", 5432);

    private SampleContainers() {}

    /** Containers that stand where the first workspace of the model has its container, and are encrypted likewise. */
    static List<DataContainer> like(Ecosystem model) {
        for (GovernanceZone zone : model.zones().values()) {
            for (Team team : zone.teams().values()) {
                for (Workspace workspace : team.workspaces().values()) {
                    if (workspace.dataContainer().isPresent()) {
                        DataContainer like = workspace.dataContainer().get();
                        return at(like.locations(), like.serverSideEncryption());
                    }
                }
            }
        }
        return at(List.of(), Optional.empty());
    }

    private static List<DataContainer> at(List<LocationKey> where, Optional<EncryptionSystem> encryption) {
        Optional<Credential> secret = Optional.of(new Credential("tck-secret", CredentialType.USER_PASSWORD));
        Optional<EncryptionSystem> none = Optional.empty();
        return List.of(
                new PostgresDatabase(NAME, Optional.empty(), where, SERVER, "tck", secret, encryption, none, false),
                new PostgresDatabase(NAME, Optional.empty(), where, SERVER, "tck", secret, encryption, none, true),
                new MySQLDatabase(NAME, Optional.empty(), where, SERVER, "tck", secret, encryption, none, false),
                new SQLServerDatabase(NAME, Optional.empty(), where, SERVER, "tck", secret, encryption, none, false),
                new OracleDatabase(NAME, Optional.empty(), where, SERVER, "tck", secret, encryption, none, false),
                new RedshiftDatabase(NAME, Optional.empty(), where, SERVER, "tck", secret, encryption, none, false),
                new DB2Database(NAME, Optional.empty(), where, SERVER, "tck", secret, encryption, none, false),
                new SnowFlakeDatabase(
                        NAME,
                        Optional.empty(),
                        where,
                        "account",
                        Optional.of("eu-central-1"),
                        Optional.of("small"),
                        "tck",
                        Optional.of("public"),
                        Optional.of("loader"),
                        secret,
                        encryption,
                        none,
                        false),
                new ObjectStorage(
                        NAME,
                        Optional.empty(),
                        where,
                        Optional.empty(),
                        "tck-bucket",
                        Optional.empty(),
                        secret,
                        encryption,
                        none,
                        false),
                new KafkaServer(
                        NAME,
                        Optional.empty(),
                        where,
                        List.of(SERVER),
                        Optional.empty(),
                        Optional.empty(),
                        secret,
                        encryption,
                        none,
                        false),
                new MongoDatabase(
                        NAME, Optional.empty(), where, List.of(SERVER), "tck", MongoFlavor.MONGODB, encryption, none),
                new FileShare(
                        NAME,
                        Optional.empty(),
                        where,
                        FileShareProtocol.values()[0],
                        SERVER,
                        "/tck",
                        secret,
                        encryption,
                        none,
                        false),
                new DataPlatformManagedDataContainer(NAME, Optional.empty(), where, encryption, none));
    }
}
