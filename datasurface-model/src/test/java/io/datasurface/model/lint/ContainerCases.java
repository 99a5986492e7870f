package io.datasurface.model.lint;

import static io.datasurface.model.lint.LintRule.*;
import static io.datasurface.model.lint.RuleCase.CAPTURE;
import static io.datasurface.model.lint.RuleCase.SALES;

import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.CredentialType;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.EncryptionSystem;
import io.datasurface.model.container.FileShare;
import io.datasurface.model.container.FileShareProtocol;
import io.datasurface.model.container.HostPortPair;
import io.datasurface.model.container.HttpService;
import io.datasurface.model.container.KafkaServer;
import io.datasurface.model.container.MongoDatabase;
import io.datasurface.model.container.ObjectStorage;
import io.datasurface.model.container.PyOdbcSourceInfo;
import io.datasurface.model.container.SnowFlakeDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Containers of all kinds. */
final class ContainerCases {
    private static final String TARGET = SALES + "/dataContainer";

    private ContainerCases() {}

    static List<RuleCase> all() {
        List<RuleCase> cases = new ArrayList<>(addresses());
        cases.addAll(settings());
        return cases;
    }

    private static List<RuleCase> addresses() {
        return List.of(
                new RuleCase(CONTAINER_HOST_INVALID, TARGET, target(share("no host", 22, "/in"))),
                new RuleCase(
                        CONTAINER_PORT_INVALID, TARGET, target(share("h", -1, "/in")), target(share("h", 22, "/in"))),
                new RuleCase(
                        CONTAINER_HOST_INVALID,
                        CAPTURE + "/dataContainer",
                        broker(broker -> broker.bootstrapServers(List.of()))),
                new RuleCase(
                        CONTAINER_HOST_INVALID,
                        CAPTURE + "/dataContainer",
                        broker(broker -> broker.bootstrapServer(new HostPortPair("k 2", 9092))),
                        broker(broker -> broker.bootstrapServer(new HostPortPair("k2", 9092)))),
                new RuleCase(
                        CONTAINER_HOST_INVALID,
                        CAPTURE + "/dataContainer",
                        mongo(mongo -> mongo.hosts(List.of())),
                        mongo(mongo -> mongo.host("m2", 27017))),
                new RuleCase(CONTAINER_HOST_INVALID, CAPTURE + "/dataContainer", mongo(mongo -> mongo.host("m 2", 1))),
                new RuleCase(
                        CONTAINER_DATABASE_MISSING,
                        CAPTURE + "/dataContainer",
                        mongo(mongo -> mongo.databaseName(" ")),
                        mongo(mongo -> mongo)),
                new RuleCase(
                        CONTAINER_PORT_INVALID,
                        CAPTURE + "/dataContainer",
                        broker(broker -> broker.bootstrapServer(new HostPortPair("k2", 99999)))),
                new RuleCase(
                        CONTAINER_URI_INVALID,
                        CAPTURE + "/dataContainer",
                        service("api.example.com/v2"),
                        service("http://api.example.com:8080")),
                new RuleCase(CONTAINER_URI_INVALID, CAPTURE + "/dataContainer", service("https:///x")),
                new RuleCase(
                        CONTAINER_URI_INVALID,
                        TARGET,
                        target(bucket(bucket -> bucket.endPointURI("s3 here"))),
                        target(bucket(bucket -> bucket.endPointURI("https://s3.example.com")))),
                new RuleCase(
                        CONTAINER_SECRET_WRITTEN,
                        CAPTURE + "/dataContainer",
                        service("https://ann:secret@api.example.com/v2"),
                        service("https://api.example.com/mail/ann@example.com")),
                new RuleCase(
                        CONTAINER_BUCKET_INVALID,
                        TARGET,
                        target(ObjectStorage.builder("b", "Drops")
                                .location(CaptureCases.home())
                                .build()),
                        target(bucket(bucket -> bucket))),
                new RuleCase(
                        CONTAINER_BUCKET_INVALID,
                        TARGET,
                        target(ObjectStorage.builder("b", "a..b")
                                .location(CaptureCases.home())
                                .build())),
                new RuleCase(
                        CONTAINER_PATH_INVALID,
                        TARGET,
                        target(bucket(bucket -> bucket.prefix("/in"))),
                        target(bucket(bucket -> bucket.prefix("in/")))),
                new RuleCase(CONTAINER_PATH_INVALID, TARGET, target(bucket(bucket -> bucket.prefix("in/../out")))),
                new RuleCase(CONTAINER_PATH_INVALID, TARGET, target(share("h", 22, ""))),
                new RuleCase(
                        CONTAINER_PATH_INVALID,
                        TARGET,
                        target(share("h", 22, "\\export\\..")),
                        target(share("h", 22, "\\export\\a..b"))));
    }

    private static List<RuleCase> settings() {
        return List.of(
                new RuleCase(
                        CONTAINER_SETTING_INVALID,
                        TARGET,
                        target(snow("a b", "SMALL", snow -> snow)),
                        target(snow(
                                "org-acme.eu-central-1",
                                "SMALL",
                                snow -> snow.schema("S").role("R")))),
                new RuleCase(CONTAINER_SETTING_INVALID, TARGET, target(snow("acme", " ", snow -> snow))),
                new RuleCase(CONTAINER_SETTING_INVALID, TARGET, target(snow("acme", "W", snow -> snow.schema("")))),
                new RuleCase(CONTAINER_SETTING_INVALID, TARGET, target(snow("acme", "W", snow -> snow.role("\t")))),
                new RuleCase(CONTAINER_SETTING_INVALID, TARGET, target(snow("acme", "W", snow -> snow.region("")))),
                new RuleCase(
                        CONTAINER_DATABASE_MISSING, TARGET, target(snow("acme", "W", snow -> snow.databaseName("")))),
                new RuleCase(
                        CONTAINER_SETTING_INVALID,
                        TARGET,
                        target(odbc("", "Driver", "DSN=x")),
                        target(odbc("as400", "Driver", "DSN=x"))),
                new RuleCase(CONTAINER_SETTING_INVALID, TARGET, target(odbc("as400", " ", "DSN=x"))),
                new RuleCase(CONTAINER_SETTING_INVALID, TARGET, target(odbc("as400", "Driver", ""))),
                new RuleCase(
                        CONTAINER_SETTING_INVALID,
                        TARGET,
                        target(odbc("as400", "Driver", "DSN=x").toBuilder()
                                .identifierLengthLimit(0)
                                .build())),
                new RuleCase(
                        CONTAINER_SECRET_WRITTEN,
                        TARGET,
                        target(odbc("as400", "Driver", "DSN=x; pwd = letmein")),
                        target(odbc("as400", "Driver", "DSN=x;Password={password};UID={user}"))),
                new RuleCase(
                        CONTAINER_SETTING_INVALID,
                        CAPTURE + "/dataContainer",
                        broker(broker -> broker.groupID("")),
                        broker(broker -> broker.groupID("lake"))),
                new RuleCase(
                        CONTAINER_SETTING_INVALID,
                        CAPTURE + "/dataContainer/caCertificate",
                        broker(broker -> broker.caCertificate(new Credential("ca", CredentialType.API_TOKEN))),
                        broker(broker -> broker.caCertificate(new Credential("ca", CredentialType.CA_CERT_BUNDLE)))),
                new RuleCase(
                        NAME_BLANK,
                        TARGET + "/credential",
                        target(bucket(bucket -> bucket.credential(new Credential(" ", CredentialType.API_TOKEN))))),
                new RuleCase(
                        NAME_BLANK,
                        TARGET + "/serverSideEncryption",
                        target(bucket(bucket ->
                                bucket.serverSideEncryption(new EncryptionSystem("KMS", Optional.of(""), false)))),
                        target(bucket(bucket -> bucket.serverSideEncryption(
                                new EncryptionSystem("KMS", Optional.of("keys"), false))))));
    }

    private static Consumer<TestModel> target(DataContainer container) {
        return model -> model.sales.container = Optional.of(container);
    }

    private static Consumer<TestModel> broker(UnaryOperator<KafkaServer.Builder> change) {
        return CaptureCases.capture(CaptureCases.kafka(
                        change.apply(CaptureCases.broker().toBuilder()).build())
                .build());
    }

    /** A capture of the changes of documents. */
    static Consumer<TestModel> mongo(UnaryOperator<MongoDatabase.Builder> change) {
        return CaptureCases.capture(CDCCaptureIngestion.builder()
                .singleOrMultiDatasetIngestion(IngestionConsistencyType.MULTI_DATASET)
                .dataContainer(documents(change))
                .build());
    }

    static MongoDatabase documents(UnaryOperator<MongoDatabase.Builder> change) {
        return change.apply(MongoDatabase.builder("documents", "shop")
                        .host("m1.example.com", 27017)
                        .location(CaptureCases.home()))
                .build();
    }

    private static Consumer<TestModel> service(String uri) {
        DataContainer service =
                HttpService.builder("api", uri).location(CaptureCases.home()).build();
        return CaptureCases.pull(pull -> pull.dataContainer(service));
    }

    private static DataContainer share(String host, int port, String path) {
        return FileShare.builder("share", FileShareProtocol.SMB, new HostPortPair(host, port), path)
                .location(CaptureCases.home())
                .build();
    }

    private static DataContainer bucket(UnaryOperator<ObjectStorage.Builder> change) {
        return change.apply(CaptureCases.bucket()).build();
    }

    private static DataContainer snow(
            String account, String warehouse, UnaryOperator<SnowFlakeDatabase.Builder> change) {
        return change.apply(SnowFlakeDatabase.builder("snow", account, "SALES")
                        .warehouse(warehouse)
                        .location(CaptureCases.home()))
                .build();
    }

    private static PyOdbcSourceInfo odbc(String host, String driver, String template) {
        return PyOdbcSourceInfo.builder("odbc", host, "ERP", driver, template)
                .location(CaptureCases.home())
                .build();
    }
}
