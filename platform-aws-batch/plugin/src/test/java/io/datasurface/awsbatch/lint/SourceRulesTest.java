package io.datasurface.awsbatch.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules about where data comes from. */
class SourceRulesTest extends SmallModelTest {
    @Test
    void aServerlessReplicationIsIngestedOnceADayAtLeast() {
        String serverless = text().replace(TAGS, "dms: {replications: {store/crm: SERVERLESS}}");

        assertThat(lint(serverless)).isEmpty();
        assertThat(lint(serverless.replace("schemaName: sales", cron("0 3 * * *"))))
                .isEmpty();
        for (String seldom : List.of(cron("0 3 * * 1-5"), "stepTrigger: {type: ExternallyTriggered, name: someone}")) {
            assertThat(codes(lint(serverless.replace("schemaName: sales", seldom))))
                    .containsExactly("aws-serverless-trigger");
            assertThat(lint(text().replace("schemaName: sales", seldom))).isEmpty();
        }
    }

    @Test
    void keysOfBeforeAreAskedForWhereDmsHasThem() {
        String wanted = text().replace(TAGS, "dms: {keyBeforeImages: {zone/Z: \"true\"}}");

        assertThat(lint(wanted)).isEmpty();
        String sqlServer = wanted.replace(SOURCE, SOURCE.replace("PostgresDatabase", "SQLServerDatabase"));
        assertThat(lint(sqlServer)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("aws-key-images");
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.message())
                    .contains("datastore crm", "not of crm_db", "the row of the old key stays", "alarm key-changes");
        });
        assertThat(lint(sqlServer.replace("zone/Z: \"true\"", "zone/Z: \"true\", store/crm: \"false\"")))
                .isEmpty();
        assertThat(lint(text().replace(SOURCE, SOURCE.replace("PostgresDatabase", "SQLServerDatabase"))))
                .isEmpty();
    }

    @Test
    void whatJobsReadWithSqlHasRulesOfItsOwn() {
        String snapshot = text().replace("CDCCaptureIngestion", "SQLSnapshotIngestion");
        String key = "{primaryKeyColumns: [id], columns: {id: {type: BigInt, nullable: false}, name: VarChar(20)}}";
        String keyless = "{columns: {id: {type: BigInt, nullable: false}, name: VarChar(20)}}";
        String watermark = text().replace(
                        "type: CDCCaptureIngestion",
                        "type: SQLWatermarkSnapshotDeltaIngestion\n              watermarkColumn: changed")
                .replace(key, key.replace("VarChar(20)", "VarChar(20), changed: Timestamp"));

        assertThat(lint(snapshot)).isEmpty();
        assertThat(lint(snapshot.replace(key, keyless))).isEmpty();
        assertThat(lint(snapshot.replace("customers", "cust%omers"))).isEmpty();
        assertThat(lint(snapshot.replace("VarChar(20)", "Array<Integer>"))).isEmpty();
        assertThat(lint(snapshot.replace("VarChar(20)", "Array<Timestamp(Etc/UTC)>")))
                .isEmpty();
        assertThat(lint(snapshot.replace("VarChar(20)", "Timestamp(Europe/Berlin)")))
                .isEmpty();
        assertThat(lint(snapshot.replace("VarChar(20)", "Array<Array<Timestamp(Europe/Berlin)>>")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("aws-column-type");
                    assertThat(problem.message()).contains("are read in UTC", "Timestamp(Europe/Berlin)");
                });
        assertThat(lint(watermark)).isEmpty();
        for (String kind : List.of("MySQLDatabase", "SQLServerDatabase", "OracleDatabase")) {
            String other = snapshot.replace(SOURCE, SOURCE.replace("PostgresDatabase", kind));
            assertThat(lint(other)).as(kind).isEmpty();
            assertThat(codes(lint(other.replace("VarChar(20)", "Array<Integer>"))))
                    .as(kind)
                    .containsExactly("aws-column-type");
        }
        assertThat(codes(lint(snapshot.replace(SOURCE, SOURCE.replace("PostgresDatabase", "DB2Database")))))
                .containsExactly("aws-source");
        assertThat(codes(lint(snapshot.replace(CREDENTIAL, "\n")))).containsExactly("aws-credential");
        assertThat(codes(lint(snapshot.replace(CREDENTIAL, "credential: crm reader\n"))))
                .containsExactly("aws-secret-name");
        assertThat(codes(lint(snapshot.replace(
                        "schemaName: sales", "stepTrigger: {type: CronTrigger, name: t, cron: 0 0 1 * 1}"))))
                .containsExactly("aws-cron");
        assertThat(codes(lint(snapshot.replace("VarChar(20)", "Struct<a:Integer>"))))
                .containsExactly("aws-column-type");
        assertThat(codes(lint(watermark.replace(
                        "primaryKeyColumns: [id], columns: {id: {type: BigInt, nullable: false}, name",
                        "columns: {id: {type: BigInt, nullable: false}, name"))))
                .containsExactly("aws-no-key");
        assertThat(codes(lint(watermark.replace("changed: Timestamp", "changed: VarChar(20)"))))
                .contains("aws-watermark");
    }

    @Test
    void rawDataIsKeptAsAskedWhereTheJobsHaveTheFiles() {
        String asked = text().replace("          crm:\n", "          crm:\n            rawRetention: P7D\n");
        assertThat(lint(asked)).isEmpty();
        assertThat(lint(asked.replace("P7D", "P90D")))
                .as("as long as S3 keeps them")
                .isEmpty();
        assertThat(lint(asked.replace("P7D", "P91D").replace(TAGS, "retention: {stagingDays: 91}")))
                .isEmpty();
        assertThat(lint(asked.replace("CDCCaptureIngestion", "SQLSnapshotIngestion")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("aws-raw-retention");
                    assertThat(problem.message()).contains("reads with SQL nothing is kept");
                });
    }

    @Test
    void triggersOfGlueStartWorkflowsEveryFiveMinutesAtMost() {
        String workflows = text().replace("CDCCaptureIngestion", "SQLSnapshotIngestion")
                .replace(TAGS, "orchestration: GLUE_WORKFLOWS");
        assertThat(lint(workflows)).isEmpty();
        assertThat(lint(workflows.replace("schemaName: sales", cron("0,5 * * * *"))))
                .isEmpty();
        for (String often : List.of("0,4 * * * *", "* * * * *", "2,58 * * * *")) {
            assertThat(codes(lint(workflows.replace("schemaName: sales", cron(often)))))
                    .as(often)
                    .containsExactly("aws-workflow-cadence");
            assertThat(codes(lint(workflows.replace(
                            "outputDatastore: clean",
                            "outputDatastore: clean\n              trigger: "
                                    + cron(often).replace("stepTrigger: ", "")))))
                    .containsExactly("aws-workflow-cadence");
        }
        String minutes =
                "dsgs: {g: {platformMD: {type: WorkspacePlatformConfig, retention: {milestoningStrategy: LIVE_ONLY, latency: MINUTES}}, sinks";
        String frequent = workflows.replace("dsgs: {g: {sinks", minutes);
        assertThat(lint(frequent)).isEmpty();
        assertThat(codes(lint(frequent.replace(
                        "orchestration: GLUE_WORKFLOWS",
                        "orchestration: GLUE_WORKFLOWS\n          ingest: {interval: PT2M}"))))
                .containsExactly("aws-workflow-cadence");
    }

    @Test
    void whatIsDroppedHasRulesOfItsOwn() {
        String bucket = "{type: ObjectStorage, name: crm_files, bucketName: crm-files}";
        String share =
                "{type: FileShare, name: crm_files, protocol: NFS, hostPortPair: {hostName: nas.example, port: 2049}, path: /crm}";
        String agent =
                "drops: {agents: {crm_files: \"arn:aws:datasync:eu-central-1:111122223333:agent/agent-0a1b2c3d4e5f60718\"}}";
        String location =
                "drops: {locations: {crm_files: \"arn:aws:datasync:eu-central-1:111122223333:location/loc-0a1b2c3d4e5f60718\"}}";
        String drops = text().replace(
                        "schemaName: sales",
                        "stepTrigger: {type: CronTrigger, name: t, cron: \"7 * * * *\"}\n              format: {type: CsvFormat}")
                .replace("CDCCaptureIngestion", "FileDropIngestion")
                .replace(CREDENTIAL, "\n")
                .replace(SOURCE, bucket);
        String mounted = drops.replace(bucket, share).replace(TAGS, agent);

        assertThat(lint(drops)).isEmpty();
        assertThat(lint(mounted)).isEmpty();
        assertThat(codes(lint(drops.replace(bucket, share)))).containsExactly("aws-drop-source");
        assertThat(codes(lint(mounted.replace("port: 2049", "port: 2050")))).containsExactly("aws-drop-source");
        assertThat(codes(lint(mounted.replace("protocol: NFS", "protocol: SFTP"))))
                .containsExactly("aws-drop-source");
        assertThat(lint(mounted.replace("protocol: NFS", "protocol: SMB").replace(agent, location)))
                .isEmpty();
        assertThat(codes(lint(mounted.replace(":111122223333:agent", ":111122224444:agent"))))
                .containsExactly("aws-drop-source");
        assertThat(codes(lint(drops.replace(
                        "bucketName: crm-files", "bucketName: crm-files, endPointURI: https://minio.example"))))
                .containsExactly("aws-drop-source");
        assertThat(codes(lint(drops.replace("7 * * * *", "7,37 * * * *")))).containsExactly("aws-cron");
        String polled = drops.replace(TAGS, "orchestration: SCHEDULES");
        assertThat(codes(lint(polled))).containsExactly("aws-drop-polled");
        assertThat(lint(polled.replace("stepTrigger: {type: CronTrigger, name: t, cron: \"7 * * * *\"}\n", "\n")))
                .isEmpty();
        assertThat(codes(lint(drops.replace("7 * * * *", "7 0 1 * 1")))).containsExactly("aws-cron");
        assertThat(codes(lint(drops.replace("role: staging}", "role: staging, prefix: \"\"}"))))
                .containsExactly("aws-drop-folder");
        assertThat(codes(lint(drops.replace(TAGS, "drops: {prefix: staging/drops}"))))
                .containsExactly("aws-drop-folder");
        assertThat(codes(lint(drops.replace("CsvFormat", "AvroFormat")))).containsExactly("aws-ingestion");
        assertThat(codes(lint(drops.replace("VarChar(20)", "Array<Integer>")))).containsExactly("aws-ingestion");
        assertThat(lint(drops.replace("CsvFormat", "JsonFormat").replace("VarChar(20)", "Array<Integer>")))
                .isEmpty();
        assertThat(
                        codes(
                                lint(
                                        drops.replace(
                                                        "stepTrigger: {type: CronTrigger, name: t, cron: \"7 * * * *\"}\n",
                                                        "\n")
                                                .replace(
                                                        "dsgs: {g: {sinks",
                                                        "dsgs: {g: {platformMD: {type: WorkspacePlatformConfig, retention: {milestoningStrategy: LIVE_ONLY, latency: MINUTES}}, sinks"))))
                .containsExactly("aws-drop-cadence");
    }

    @Test
    void whatProgramsPullHasRulesOfItsOwn() {
        String image =
                "{type: ContainerImageCodeArtifact, image: \"registry.example/acme/pull:1.4\", cpus: 1, memoryMiB: 3000}";
        String pulls = text().replace(
                        "schemaName: sales",
                        "stepTrigger: {type: CronTrigger, name: t, cron: \"*/5 * * * *\"}\n              code: " + image
                                + "\n              format: {type: CsvFormat}")
                .replace("CDCCaptureIngestion", "CustomPullIngestion")
                .replace(SOURCE, "{type: HttpService, name: crm_api, baseURI: \"https://crm.example/api\"}");

        assertThat(lint(pulls)).isEmpty();
        assertThat(lint(pulls.replace(CREDENTIAL, "\n"))).isEmpty();
        assertThat(codes(lint(
                        pulls.replace(image, "{type: JavaCodeArtifact, jar: \"s3://code/a.jar\", mainClass: a.B}"))))
                .containsExactly("aws-pull-program");
        assertThat(codes(lint(pulls.replace("cpus: 1,", "cpus: 17,")))).containsExactly("aws-pull-size");
        assertThat(codes(lint(pulls.replace("memoryMiB: 3000", "memoryMiB: 122881"))))
                .containsExactly("aws-pull-size");
        assertThat(codes(lint(pulls.replace("cpus: 1,", "envVars: {datasurface_run: x},"))))
                .containsExactly("aws-pull-setting");
        assertThat(codes(lint(pulls.replace("*/5 * * * *", "7 0 1 * 1")))).containsExactly("aws-cron");
        assertThat(codes(lint(pulls.replace(CREDENTIAL, "credential: crm reader\n"))))
                .containsExactly("aws-secret-name");
        assertThat(codes(lint(pulls.replace(TAGS, "drops: {prefix: staging/drops}"))))
                .containsExactly("aws-drop-folder");
        assertThat(codes(lint(pulls.replace("CsvFormat", "OrcFormat")))).containsExactly("aws-ingestion");
        assertThat(codes(lint(pulls.replace("customers", "\"cust*mers\"")))).containsExactly("aws-ingestion");
        assertThat(codes(lint(pulls.replace(TAGS, "orchestration: GLUE_WORKFLOWS"))))
                .containsExactly("aws-orchestration");
        assertThat(codes(lint(pulls.replace(TAGS, "orchestration: SCHEDULES")))).containsExactly("aws-orchestration");
    }

    @Test
    void documentsHaveRulesOfTheirOwn() {
        String source =
                "{type: MongoDatabase, name: crm_db, hosts: [{hostName: crm.example, port: 27017}], databaseName: sales}";
        String key = "{primaryKeyColumns: [id], columns: {id: {type: BigInt, nullable: false}, name: VarChar(20)}}";
        String documents = text().replace(SOURCE, source)
                .replace(
                        key,
                        "{primaryKeyColumns: [_id], columns: {_id: {type: String, nullable: false}, name: VarChar(20)}}");

        assertThat(lint(documents)).isEmpty();
        assertThat(lint(documents.replace("schemaName: sales", ""))).isEmpty();
        assertThat(lint(documents.replace("VarChar(20)", "Struct<a:Integer>"))).isEmpty();
        assertThat(lint(documents.replace(TAGS, "dms: {replication: SERVERLESS}")))
                .isEmpty();
        assertThat(lint(documents.replace("_id: {type: String", "_id: {type: VarChar(200)")))
                .isEmpty();
        assertThat(codes(lint(documents.replace("_id: {type: String", "_id: {type: VarChar(201)"))))
                .containsExactly("aws-document-key");
        assertThat(codes(lint(documents.replace("schemaName: sales", "schemaName: other"))))
                .containsExactly("aws-source-schema");
        assertThat(codes(lint(documents.replace("name: VarChar(20)", "na$me: VarChar(20)"))))
                .containsExactly("aws-table-name");
        assertThat(codes(lint(documents.replace("schemaName: sales", "tableForDataset: {customers: a$b}"))))
                .containsExactly("aws-table-name");
        assertThat(codes(lint(documents.replace(TAGS, "reconcile: {interval: PT24H, sources: true}"))))
                .containsExactly("aws-not-compared");
    }

    @Test
    void whatIsCapturedFromAmazonDocumentDbIsEncryptedWithACertificate() {
        String documents = text().replace(
                        SOURCE,
                        "{type: MongoDatabase, name: crm_db, flavor: DOCUMENTDB, hosts: [{hostName: crm.example, port: 27017}], databaseName: sales}")
                .replace("schemaName: sales", "")
                .replace(
                        "{primaryKeyColumns: [id], columns: {id: {type: BigInt, nullable: false}, name: VarChar(20)}}",
                        "{primaryKeyColumns: [_id], columns: {_id: {type: String, nullable: false}, name: VarChar(20)}}");
        String certificate = "dms: {certificates: {crm_db: \"arn:aws:dms:eu-central-1:111122223333:cert:ABC\"}}";

        assertThat(codes(lint(documents))).containsExactly("aws-unencrypted-source");
        assertThat(lint(documents.replace(TAGS, certificate))).isEmpty();
        for (String name : List.of(
                "\"{{resolve:secretsmanager:other:SecretString:password}}\"", "a.b", "\"a b\"", "\"a{b\"", "\"\"")) {
            assertThat(codes(lint(documents
                            .replace(TAGS, certificate)
                            .replace("databaseName: sales", "databaseName: " + name))))
                    .as(name)
                    .containsExactly("aws-source");
        }
    }

    /** Nothing of a model is a reference that CloudFormation would follow. */
    @Test
    void sharesOfSmbAreMountedWithASecret() {
        String share =
                "{type: FileShare, name: crm_files, protocol: SMB, hostPortPair: {hostName: files.example, port: 445}, path: /crm, credential: crm-share}";
        String agent =
                "drops: {agents: {crm_files: \"arn:aws:datasync:eu-central-1:111122223333:agent/agent-0a1b2c3d4e5f60718\"}}";
        String mounted = text().replace("schemaName: sales", "format: {type: CsvFormat}")
                .replace("CDCCaptureIngestion", "FileDropIngestion")
                .replace(CREDENTIAL, "\n")
                .replace(SOURCE, share)
                .replace(TAGS, agent);

        assertThat(lint(mounted)).isEmpty();
        assertThat(lint(mounted.replace("format:", "credential: crm-files\n              format:")))
                .isEmpty();
        assertThat(lint(mounted.replace("path: /crm", "path: \"/crm (2)/$new\"")))
                .isEmpty();
        assertThat(codes(lint(mounted.replace("credential: crm-share", "credential: \"crm}}\""))))
                .containsExactly("aws-secret-name");
        for (String wrong : List.of(
                mounted.replace(TAGS, "").replace(agent, TAGS),
                mounted.replace(", credential: crm-share", ""),
                mounted.replace("credential: crm-share", "credential: {name: crm-share, type: API_TOKEN}"),
                mounted.replace("port: 445", "port: 139"),
                mounted.replace("files.example", "files.example/x"),
                mounted.replace("files.example", "\"{{resolve:secretsmanager:other}}\""),
                mounted.replace("path: /crm", "path: '\\\\crm\\new'"),
                mounted.replace("path: /crm", "path: \"{{resolve:secretsmanager:other:SecretString:password}}\""))) {
            assertThat(codes(lint(wrong))).as(wrong).containsExactly("aws-drop-source");
        }
    }

    /** DMS Serverless has no encryption for Db2, so a certificate is a contradiction there. */
    @Test
    void db2IsEncryptedByTasksOnly() {
        String db2 = text().replace(SOURCE, SOURCE.replace("PostgresDatabase", "DB2Database"));
        String certificate = "certificates: {crm_db: \"arn:aws:dms:eu-central-1:111122223333:cert:ABC\"}";
        String serverless = "replication: SERVERLESS";

        assertThat(codes(lint(db2))).containsExactly("aws-unencrypted-source");
        assertThat(lint(db2.replace(TAGS, "dms: {" + certificate + "}"))).isEmpty();
        List<Problem> bare = lint(db2.replace(TAGS, "dms: {" + serverless + "}"));
        assertThat(codes(bare)).containsExactly("aws-unencrypted-source");
        assertThat(bare.get(0).message()).contains("DMS Serverless does not encrypt", "store/crm: PROVISIONED");
        assertThat(codes(lint(db2.replace(TAGS, "dms: {" + serverless + ", " + certificate + "}"))))
                .containsExactly("aws-serverless-source");
        assertThat(codes(lint(db2.replace("schemaName: sales", "").replace(TAGS, "dms: {" + certificate + "}"))))
                .containsExactly("aws-source-schema");
        assertThat(lint(text().replace(TAGS, "dms: {" + serverless + ", " + certificate + "}")))
                .isEmpty();
    }

    @Test
    void oracleNeedsASchema() {
        String oracle = SOURCE.replace("PostgresDatabase", "OracleDatabase");
        assertThat(codes(lint(text().replace(SOURCE, oracle).replace("schemaName: sales", ""))))
                .containsExactly("aws-source-schema", "aws-unencrypted-source");
        assertThat(codes(lint(text().replace(SOURCE, oracle)))).containsExactly("aws-unencrypted-source");
        assertThat(lint(text().replace(SOURCE, oracle).replace(TAGS, "dms: {certificates: {crm_db: arn}}")))
                .isEmpty();
    }

    @Test
    void anotherPlatformsBufferCannotBeReadWithoutAPlannedFeed() {
        String text = withOther(OTHER_INSTANCE) + "primaryIngestionPlatforms: {crm: {dataPlatforms: [Other]}}\n";
        assertThat(codes(lint(text))).containsExactly("aws-foreign-buffer");
    }

    @Test
    void sourcesThatCannotBeComparedAreTold() {
        String compared = text().replace(TAGS, "reconcile: {interval: PT24H, sources: true}");
        assertThat(lint(compared)).isEmpty();
        assertThat(codes(lint(compared.replaceFirst("PostgresDatabase", "OracleDatabase"))))
                .doesNotContain("aws-not-compared");
        String db2 = compared.replaceFirst("PostgresDatabase", "DB2Database");
        assertThat(codes(lint(db2))).contains("aws-not-compared");
        assertThat(codes(lint(db2.replace("sources: true", "sources: false")))).doesNotContain("aws-not-compared");
        assertThat(codes(lint(compared.replace("sources: true", "sources: false"))))
                .as("nothing finds what was truncated")
                .containsExactly("aws-truncate");
    }
}
