package io.datasurface.model.lint;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.CredentialType;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.EncryptionSystem;
import io.datasurface.model.container.FileShare;
import io.datasurface.model.container.HostPortPair;
import io.datasurface.model.container.HostPortSQLDatabase;
import io.datasurface.model.container.HttpService;
import io.datasurface.model.container.KafkaServer;
import io.datasurface.model.container.MongoDatabase;
import io.datasurface.model.container.ObjectStorage;
import io.datasurface.model.container.PyOdbcSourceInfo;
import io.datasurface.model.container.SQLDatabase;
import io.datasurface.model.container.SnowFlakeDatabase;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What each kind of container says of how it is reached. */
final class ContainerSettings {
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?");
    private static final Pattern IPV6 = Pattern.compile("\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
    /** What all big object stores take together; each is narrower. */
    private static final Pattern BUCKET = Pattern.compile("(?!.*\\.\\.)[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");
    /** A password that is written out: one in a placeholder stands in braces, as in {@code PWD={password}}. */
    private static final Pattern PASSWORD = Pattern.compile(
            "(^|;)\\s*(PWD|PASSWORD)\\s*=\\s*(?!\\{[^}]*\\}\\s*(;|$))[^;\\s]", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_HOST = 253;
    private static final int LARGEST_PORT = 65535;

    private final LintContext context;

    ContainerSettings(LintContext context) {
        this.context = context;
    }

    void check(DataContainer container, ObjectPath path) {
        encryption(container.serverSideEncryption(), path.child("serverSideEncryption"));
        encryption(container.clientSideEncryption(), path.child("clientSideEncryption"));
        if (container instanceof SQLDatabase database) {
            database(database, path);
        } else if (container instanceof FileShare share) {
            address(share.hostPortPair(), share, path);
            folder(share.path(), "path", share, path);
            context.credential(share.credential(), path);
        } else if (container instanceof ObjectStorage storage) {
            storage(storage, path);
        } else if (container instanceof KafkaServer kafka) {
            kafka(kafka, path);
        } else if (container instanceof MongoDatabase mongo) {
            mongo(mongo, path);
        } else if (container instanceof HttpService service) {
            address(service.baseURI(), "baseURI", service, path);
            context.credential(service.credential(), path);
        }
    }

    private void encryption(Optional<EncryptionSystem> system, ObjectPath path) {
        system.ifPresent(encryption -> {
            context.printable("encryption system", encryption.name(), path);
            encryption.keyContainer().ifPresent(keys -> context.printable("key store", keys, path));
        });
    }

    private void database(SQLDatabase database, ObjectPath path) {
        if (database instanceof HostPortSQLDatabase server) {
            address(server.hostPortPair(), server, path);
        } else if (database instanceof SnowFlakeDatabase snowflake) {
            snowflake(snowflake, path);
        } else if (database instanceof PyOdbcSourceInfo odbc) {
            odbc(odbc, path);
        }
        databaseName(database.databaseName(), database, path);
        context.credential(database.credential(), path);
    }

    private void databaseName(String name, DataContainer container, ObjectPath path) {
        if (!SqlNames.isPrintable(name)) {
            context.report(
                    LintRule.CONTAINER_DATABASE_MISSING,
                    path,
                    "The container %s does not name its database; set databaseName.",
                    container.name());
        }
    }

    private void snowflake(SnowFlakeDatabase database, ObjectPath path) {
        if (!ACCOUNT.matcher(database.account()).matches()) {
            setting(database, "account", database.account(), "the account as Snowflake writes it", path);
        }
        blank(database, "warehouse", database.warehouse(), path);
        blank(database, "region", database.region(), path);
        blank(database, "schema", database.schema(), path);
        blank(database, "role", database.role(), path);
    }

    private void odbc(PyOdbcSourceInfo database, ObjectPath path) {
        blank(database, "serverHost", Optional.of(database.serverHost()), path);
        blank(database, "driver", Optional.of(database.driver()), path);
        if (database.connectionStringTemplate().isBlank()) {
            setting(database, "connectionStringTemplate", "", "a connection string with placeholders", path);
        }
        if (database.identifierLengthLimit() < 1) {
            String limit = Integer.toString(database.identifierLengthLimit());
            setting(database, "identifierLengthLimit", limit, "a positive number", path);
        }
        if (PASSWORD.matcher(database.connectionStringTemplate()).find()) {
            secret(database, "connectionStringTemplate", path);
        }
    }

    private void storage(ObjectStorage storage, ObjectPath path) {
        if (!BUCKET.matcher(storage.bucketName()).matches()) {
            context.report(
                    LintRule.CONTAINER_BUCKET_INVALID,
                    path,
                    "%s, the bucket of the container %s, is no name of a bucket; use 3 or more small letters, digits, dots and"
                            + " hyphens.",
                    storage.bucketName(),
                    storage.name());
        }
        storage.endPointURI().ifPresent(uri -> address(uri, "endPointURI", storage, path));
        storage.prefix().filter(prefix -> !prefix.isEmpty()).ifPresent(prefix -> {
            if (prefix.startsWith("/")) {
                notFolder(storage, "prefix", prefix, path);
            } else {
                folder(prefix, "prefix", storage, path);
            }
        });
        context.credential(storage.credential(), path);
    }

    private void mongo(MongoDatabase mongo, ObjectPath path) {
        if (mongo.hosts().isEmpty()) {
            context.report(
                    LintRule.CONTAINER_HOST_INVALID,
                    path,
                    "The container %s names no server at which a client begins; set hosts.",
                    mongo.name());
        }
        mongo.hosts().forEach(server -> address(server, mongo, path));
        databaseName(mongo.databaseName(), mongo, path);
    }

    private void kafka(KafkaServer kafka, ObjectPath path) {
        if (kafka.bootstrapServers().isEmpty()) {
            context.report(
                    LintRule.CONTAINER_HOST_INVALID,
                    path,
                    "The container %s names no server at which a client begins; set bootstrapServers.",
                    kafka.name());
        }
        kafka.bootstrapServers().forEach(server -> address(server, kafka, path));
        blank(kafka, "groupID", kafka.groupID(), path);
        context.credential(kafka.credential(), path);
        kafka.caCertificate()
                .ifPresent(certificate ->
                        context.printable("certificate", certificate.name(), path.child("caCertificate")));
        Optional<Credential> wrongKind =
                kafka.caCertificate().filter(certificate -> certificate.type() != CredentialType.CA_CERT_BUNDLE);
        wrongKind.ifPresent(certificate -> context.report(
                LintRule.CONTAINER_SETTING_INVALID,
                path.child("caCertificate"),
                "The certificate %s of the container %s is of type %s; servers are checked against a CA_CERT_BUNDLE.",
                certificate.name(),
                kafka.name(),
                certificate.type()));
    }

    private void address(HostPortPair address, DataContainer container, ObjectPath path) {
        if (!isHost(address.hostName())) {
            context.report(
                    LintRule.CONTAINER_HOST_INVALID,
                    path,
                    "%s, the host of the container %s, is neither a host name nor an address; correct it.",
                    address.hostName(),
                    container.name());
        }
        if (address.port() < 0 || address.port() > LARGEST_PORT) {
            context.report(
                    LintRule.CONTAINER_PORT_INVALID,
                    path,
                    "The port %s of the container %s does not exist; use 0 to 65535.",
                    address.port(),
                    container.name());
        }
    }

    private void address(String uri, String field, DataContainer container, ObjectPath path) {
        if (!RepositoryRules.isWebAddress(uri)) {
            context.report(
                    LintRule.CONTAINER_URI_INVALID,
                    path,
                    "%s, the %s of the container %s, is no address on the web; write for example https://api.example.com/v1.",
                    uri,
                    new LintContext.Plain(field),
                    container.name());
        } else if (uri.substring(0, authorityEnd(uri)).indexOf('@') >= 0) {
            secret(container, field, path);
        }
    }

    private static int authorityEnd(String uri) {
        int slash = uri.indexOf('/', uri.indexOf("//") + 2);
        return slash < 0 ? uri.length() : slash;
    }

    private void folder(String folder, String field, DataContainer container, ObjectPath path) {
        boolean aside =
                Arrays.stream(folder.split("[/\\\\]", -1)).anyMatch(part -> part.equals("..") || part.equals("."));
        if (aside || !SqlNames.isPrintable(folder)) {
            notFolder(container, field, folder, path);
        }
    }

    private void notFolder(DataContainer container, String field, String folder, ObjectPath path) {
        context.report(
                LintRule.CONTAINER_PATH_INVALID,
                path,
                "%s cannot be the %s of the container %s; write names separated by slashes%s.",
                folder,
                new LintContext.Plain(field),
                container.name(),
                new LintContext.Plain(field.equals("prefix") ? ", none in front" : ""));
    }

    private void blank(DataContainer container, String field, Optional<String> value, ObjectPath path) {
        if (value.isPresent() && !SqlNames.isPrintable(value.get())) {
            setting(container, field, value.get(), "its name", path);
        }
    }

    private void setting(DataContainer container, String field, String given, String wanted, ObjectPath path) {
        context.report(
                LintRule.CONTAINER_SETTING_INVALID,
                path,
                "%s cannot be the %s of the container %s; write %s.",
                given,
                new LintContext.Plain(field),
                container.name(),
                new LintContext.Plain(wanted));
    }

    private void secret(DataContainer container, String field, ObjectPath path) {
        context.report(
                LintRule.CONTAINER_SECRET_WRITTEN,
                path,
                "The %s of the container %s holds a password, which everybody who sees the model can read; change the password"
                        + " and name a credential.",
                new LintContext.Plain(field),
                container.name());
    }

    private static boolean isHost(String host) {
        if (host.isEmpty() || host.length() > LONGEST_HOST) {
            return false;
        }
        if (host.indexOf(':') >= 0) {
            return IPV6.matcher(host).matches();
        }
        for (String label : host.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }
}
