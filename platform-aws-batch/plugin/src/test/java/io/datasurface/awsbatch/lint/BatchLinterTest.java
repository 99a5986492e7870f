package io.datasurface.awsbatch.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.model.lint.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each rule finds its mistake in a model that has no other. */
class BatchLinterTest extends SmallModelTest {
    private static final Path SOURCES = Path.of("src/main/java/io/datasurface/awsbatch/lint");

    /**
     * A mistake.
     *
     * @param code the only code of the problems that it makes
     * @param right what stands in the model
     * @param wrong what stands there instead
     */
    private record Mistake(String code, String right, String wrong) {}

    private static List<Mistake> mistakes() {
        List<Mistake> all = new ArrayList<>();
        all.add(new Mistake("aws-quota", TAGS, "quotas: {nonsense: \"1\"}"));
        all.add(new Mistake("aws-quota", TAGS, "cells: {quotas: {home/nonsense: \"1\"}}"));
        all.add(new Mistake("aws-quota", TAGS, "glue: {maxConcurrentRuns: 4001}"));
        all.add(new Mistake("aws-override", TAGS, "overrides: {aws_s3_bucket.lake force_destroy: \"true\"}"));
        all.add(new Mistake("aws-whole-minutes", TAGS, "ingest: {interval: PT90S}"));
        all.add(new Mistake("aws-whole-minutes", TAGS, "glue: {longRun: PT90S}"));
        all.add(new Mistake("aws-price", TAGS, "prices: {nonsense: \"1\"}"));
        all.add(new Mistake("aws-replication-scope", TAGS, "dms: {replications: {store/nowhere: SERVERLESS}}"));
        all.add(new Mistake("aws-replication-scope", TAGS, "serverless: {capacities: {crm: 1-4}}"));
        all.add(new Mistake("aws-replication-scope", TAGS, "serverless: {standbys: {team/Z/Nobody: \"true\"}}"));
        all.add(new Mistake("aws-replication-scope", TAGS, "dms: {keyBeforeImages: {store/nobody: \"true\"}}"));
        all.add(new Mistake("aws-serverless-capacity", TAGS, "serverless: {minCapacity: 3}"));
        all.add(new Mistake("aws-serverless-capacity", TAGS, "serverless: {maxCapacity: 512}"));
        all.add(new Mistake("aws-serverless-capacity", TAGS, "serverless: {minCapacity: 32}"));
        all.add(new Mistake("aws-serverless-capacity", TAGS, "serverless: {capacities: {zone/Z: 4 - 2}}"));
        all.add(new Mistake("aws-cell", TAGS, "cells: {quotas: {north/dms-tasks: \"1\"}}"));
        all.add(new Mistake("aws-cell", TAGS, "cells: {quotas: {dms-tasks: \"1\"}}"));
        all.add(new Mistake("aws-cell", TAGS, "cells: {vpcs: {north: vpc-0a1b2c3d}}"));
        all.add(new Mistake("aws-cell", TAGS, "cells: {vpcs: {home: vpc-0a1b2c3d}}"));
        all.add(new Mistake("aws-cell", TAGS, "cells: {affinity: {zone/Nowhere: home}}"));
        all.add(new Mistake("aws-cell", TAGS, "cells: {affinity: {store/crm: north}}"));
        all.add(new Mistake("aws-cell", TAGS, cell("north").replace("vpcs: {north: vpc-0a1b2c3d}, ", "")));
        all.add(new Mistake("aws-cell", TAGS, cell("north").replace("; subnet-1a1b2c3d", "")));
        all.add(new Mistake("aws-cell", TAGS, cell("home")));
        all.add(new Mistake("aws-cell", TAGS, cell("cell-with-hyphens")));
        all.add(new Mistake("aws-cell", TAGS, cell("north").replace("210987654321", "111122223333")));
        all.add(new Mistake(
                "aws-cell", TAGS, cell("north").replace("subnets", "stagingBuckets: {north: acme-staging}, subnets")));
        all.add(new Mistake(
                "aws-cell", TAGS, cell("north").replace("subnets", "stagingBuckets: {north: acme-lake}, subnets")));
        all.add(new Mistake("aws-source", SOURCE, "{type: DataPlatformManagedDataContainer, name: crm_db}"));
        String documents =
                "{type: MongoDatabase, name: crm_db, hosts: [{hostName: crm.example, port: 27017}], databaseName: sales}";
        all.add(new Mistake("aws-document-key", SOURCE, documents));
        all.add(new Mistake("aws-unencrypted-source", SOURCE, SOURCE.replace("PostgresDatabase", "MySQLDatabase")));
        all.add(new Mistake("aws-credential", CREDENTIAL, "\n"));
        all.add(new Mistake("aws-secret-name", CREDENTIAL, "credential: crm reader\n"));
        all.add(new Mistake("aws-secret-name", CREDENTIAL, "credential: crm-reader\n")); // a hyphen and six characters
        all.add(new Mistake("aws-secret-name", CREDENTIAL, "credential: " + "c".repeat(506) + "\n"));
        all.add(new Mistake("aws-secret-name", "credential: writer", "credential: \"*\""));
        all.add(new Mistake(
                "aws-cron", "schemaName: sales", "stepTrigger: {type: CronTrigger, name: t, cron: 0 0 1 * 1}"));
        all.add(new Mistake("aws-column-type", "name: VarChar(20)", "name: Interval"));
        all.add(new Mistake("aws-column-type", "name: VarChar(20)", "name: Array<Integer>"));
        all.add(new Mistake(
                "aws-no-key",
                "{primaryKeyColumns: [id], columns: {id: {type: BigInt, nullable: false}, name",
                "{columns: {id: {type: BigInt, nullable: false}, name"));
        all.add(new Mistake(
                "aws-raw-retention", "          crm:\n", "          crm:\n            rawRetention: P91D\n"));
        all.add(new Mistake(
                "aws-raw-retention", "          crm:\n", "          crm:\n            rawRetention: PT23H\n"));
        for (String principal : List.of("arn:aws:iam::111122223333:role/analysts", "public", "r".repeat(64))) {
            all.add(new Mistake(
                    "aws-entitlements",
                    "          Reports:\n",
                    "          Reports:\n            entitlements: [\"" + principal + "\"]\n"));
        }
        all.add(new Mistake("aws-table-name", "customers", "cust%omers"));
        all.add(new Mistake("aws-ingestion", "hints: []", "hints: [{storeName: crm, values: {loadEpoch: x}}]"));
        all.add(new Mistake("aws-export", ", credential: writer", ""));
        all.add(
                new Mistake(
                        "aws-transformer-container",
                        "{type: DataPlatformManagedDataContainer, name: lake}",
                        "{type: PostgresDatabase, name: prep, hostPortPair: {hostName: prep.example, port: 5432}, databaseName: prep, credential: writer}"));
        all.add(new Mistake("aws-load-container", TAGS, "dms: {loads: {crm_db: 0 2 * * *}}"));
        all.add(new Mistake(
                "aws-copy-role", TAGS, "redshift: {copyRoles: {reports_db: \"arn:aws:iam::123456789012:role/copy\"}}"));
        all.add(new Mistake("aws-transformer", "queries: {customers:", "queries: {others:"));
        all.add(new Mistake("aws-subnets", "[subnet-12345678, subnet-87654321]", "[subnet-12345678, subnet-12345678]"));
        for (String shared : List.of("routeTables: [rtb-12345678], sharedEndpoints: [kmz]", "sharedEndpoints: [kms]")) {
            all.add(new Mistake("aws-vpc-endpoints", "vpc: vpc-12345678", "vpc: vpc-12345678, " + shared));
        }
        all.add(new Mistake(
                "aws-vpc-endpoints",
                "vpc: vpc-12345678",
                "vpc: vpc-12345678, routeTables: [rtb-12345678], sharedEndpoints: [north/kms]"));
        all.add(new Mistake("aws-local-state", TAGS, "delivery: {tools: [GITHUB]}"));
        all.add(new Mistake(
                "aws-local-state", "    parameters:", "    productionStatus: PRODUCTION\n        parameters:"));
        all.add(new Mistake("aws-orchestration", TAGS, "orchestration: SCHEDULES"));
        all.add(new Mistake("aws-orchestration", TAGS, "orchestration: GLUE_WORKFLOWS"));
        for (String key : List.of("store/crn", "dataset/crm/other", "dataset/crm", "zone/crm")) {
            all.add(new Mistake("aws-format-scope", TAGS, "tables: {formats: {" + key + ": DELTA}}"));
        }
        for (String key : List.of("store/crn", "dataset/crm/other", "crm")) {
            all.add(new Mistake("aws-upkeep-scope", TAGS, "upkeep: {intervals: {" + key + ": P7D}}"));
        }
        for (String key : List.of("store/crn", "dataset/crm/customers", "crm", "zone/Y")) {
            all.add(new Mistake("aws-zone-folder", TAGS, "zones: {folders: {" + key + ": Sales}}"));
        }
        for (String key : List.of("store/crm", "dataset/crm/other", "crm/customers")) {
            all.add(new Mistake("aws-table-version", TAGS, "tables: {versions: {" + key + ": \"2\"}}"));
        }
        all.add(new Mistake(
                "aws-format-cell",
                TAGS,
                cell("north").replace("{accounts", "{affinity: {store/crm: north}, accounts")
                        + "\n          tables: {format: DELTA}"));
        all.add(new Mistake("aws-format-locks", TAGS, "tables: {format: HUDI}"));
        for (String key : List.of("store/crn", "zone/crm", "crm")) {
            all.add(new Mistake(
                    "aws-crawler-scope", TAGS, "catalog: {rawFiles: CRAWLER, rawFilesOf: {" + key + ": NONE}}"));
        }
        all.add(new Mistake("aws-crawler-database", TAGS, "catalog: {rawFiles: CRAWLER, rawDatabase: acme}"));
        all.add(new Mistake("aws-crawler-cadence", TAGS, "catalog: {rawFiles: CRAWLER, crawl: \"0,3 * * * *\"}"));
        all.add(new Mistake("aws-cron", TAGS, "catalog: {rawFiles: CRAWLER, crawl: 0 3 * *}"));
        all.add(new Mistake("aws-cron", TAGS, "catalog: {crawl: 0 3 1 * 1}"));
        all.add(new Mistake("aws-one-bucket", "name: acme-lake", "name: acme-staging"));
        for (String bucket : List.of("acme-lake", "acme-staging")) {
            all.add(new Mistake("aws-log-bucket", TAGS, "audit: {logBucket: " + bucket + "}"));
        }
        for (String role : List.of("deploy", "staging", "lake-ingest", "lake-reconcile")) {
            all.add(new Mistake("aws-shared-name", "role: readers", "role: " + role));
        }
        for (String key : List.of("\"\"", "k".repeat(129), "a*b", "\" a\"", "aws:x", "AWS:x", "datasurface:platform")) {
            all.add(new Mistake("aws-tag", "stage: test", key + ": x"));
        }
        for (String value : List.of("v".repeat(257), "a*b", "\"a \"", "\"a\\nb\"", "a&b")) {
            all.add(new Mistake("aws-tag", "stage: test", "stage: " + value));
        }
        all.add(new Mistake("aws-tag", "stage: test", "stage: a, Stage: b"));
        all.add(new Mistake("aws-tag", TAGS, "tags: {a: a, b: b, c: c, d: d, e: e, f: f, g: g, h: h, i: i}"));
        all.add(new Mistake("aws-secret-prefix", "prefix: acme/", "prefix: \"\""));
        all.add(new Mistake("aws-secret-prefix", "prefix: acme/", "prefix: a*/"));
        return all;
    }

    private static String cell(String name) {
        return "cells: {accounts: {%1$s: \"210987654321\"}, vpcs: {%1$s: vpc-0a1b2c3d}, subnets: {%1$s: subnet-0a1b2c3d; subnet-1a1b2c3d}}"
                .formatted(name);
    }

    @Test
    void theModelHasNoMistake() {
        assertThat(lint(text())).isEmpty();
        assertThat(lint(text().replace(TAGS, cell("north")))).isEmpty();
        assertThat(lint(text().replace(TAGS, "cells: {locations: {home: X}, affinity: {store/crm: home}}")))
                .isEmpty();
        assertThat(lint(text().replace("stage: test", "stage: \"Größe 5 _.:/=+-@\", n: \"\"")))
                .isEmpty();
    }

    @TestFactory
    List<DynamicTest> eachMistakeIsFoundAlone() {
        return mistakes().stream()
                .map(mistake -> DynamicTest.dynamicTest(
                        mistake.code() + ": " + mistake.wrong().strip(), () -> check(mistake)))
                .toList();
    }

    private void check(Mistake mistake) {
        assertThat(text()).contains(mistake.right());
        List<Problem> problems = lint(text().replace(mistake.right(), mistake.wrong()));
        assertThat(problems).isNotEmpty();
        assertThat(codes(problems)).as("%s", problems).containsExactly(mistake.code());
    }

    @Test
    void tablesOfOtherFormatsTakeNotEveryColumn() {
        String delta = text().replace(TAGS, "tables: {format: DELTA}");
        String spaced = delta.replace("name: VarChar(20)", "\"full name\": VarChar(20)");

        assertThat(lint(delta)).isEmpty();
        assertThat(codes(lint(spaced))).containsExactly("aws-format-column");
        assertThat(codes(lint(spaced.replace(
                        "{format: DELTA}", "{format: DELTA, formats: {dataset/crm/customers: ICEBERG}}"))))
                .doesNotContain("aws-format-column");
        String hudi = text().replace(TAGS, "tables: {format: HUDI}\n          locks: DYNAMODB");
        assertThat(lint(hudi)).isEmpty();
        assertThat(codes(lint(hudi.replace("name: VarChar(20)", "\"full-name\": VarChar(20)"))))
                .containsExactly("aws-format-column");
        String keyless = delta.replace(
                "{primaryKeyColumns: [id], columns: {id: {type: BigInt, nullable: false}}}",
                "{columns: {id: {type: BigInt, nullable: false}}}");
        assertThat(codes(lint(keyless))).containsExactly("aws-format-key");
    }

    @Test
    void instancesShareNoNames() {
        assertThat(lint(withOther(OTHER_INSTANCE))).isEmpty();
        for (String name : List.of("other-staging}", "other-lake}", "other-readers}")) {
            String shared = OTHER_INSTANCE.replace("role: " + name, "role: " + name.replace("other-", ""));
            assertThat(codes(lint(withOther(shared)))).as(name).containsExactly("aws-shared-name");
            assertThat(lint(withOther(shared.replace("111122223333", "444455556666"))))
                    .isEmpty();
        }
        String jobs = OTHER_INSTANCE.replace("role: other-readers}", "role: lake-export}");
        assertThat(codes(lint(withOther(jobs)))).containsExactly("aws-shared-name");
        assertThat(lint(withOther(jobs.replace("111122223333", "444455556666"))))
                .isEmpty();
        String bucket = OTHER_INSTANCE.replace("name: other-lake", "name: acme-lake");
        assertThat(codes(lint(withOther(bucket.replace("111122223333", "444455556666")))))
                .containsExactly("aws-shared-name");
        String database = OTHER_INSTANCE.replace("name: other,", "name: acme,");
        assertThat(codes(lint(withOther(database)))).containsExactly("aws-shared-name");
        assertThat(lint(withOther(database.replace("eu-central-1", "eu-west-1"))))
                .isEmpty();
        String routes = ", routeTables: [rtb-12345678]";
        String endpoints = OTHER_INSTANCE.replace("vpc: vpc-12345678", "vpc: vpc-12345678" + routes);
        assertThat(lint(withOther(endpoints))).isEmpty();
        assertThat(codes(lint(withOther(endpoints)
                        .replace("vpc: vpc-12345678, subnets", "vpc: vpc-12345678" + routes + ", subnets"))))
                .containsExactly("aws-vpc-endpoints");
        String roles = OTHER_INSTANCE.replace("manageServiceRoles: false", "manageServiceRoles: true");
        assertThat(codes(lint(withOther(roles)))).containsExactly("aws-shared-name");
        assertThat(lint(withOther(roles.replace("111122223333", "444455556666"))))
                .isEmpty();
    }

    /** One that has kept the folder of its former name, and a new zone of that name. */
    @Test
    void zonesHaveFoldersOfTheirOwn() {
        String two = text().replace("zones:\n  Z:", "zones:\n  Y: {}\n  Z:");
        assertThat(lint(two)).isEmpty();
        assertThat(codes(lint(two.replace(TAGS, "zones: {folders: {zone/Y: Z}}"))))
                .containsExactly("aws-zone-folder");
        assertThat(codes(lint(two.replace(TAGS, "zones: {folders: {zone/Y: X, zone/Z: X}}"))))
                .containsExactly("aws-zone-folder");
        assertThat(lint(two.replace(TAGS, "zones: {folders: {zone/Y: Z, zone/Z: Z-new}}")))
                .isEmpty();
    }

    @Test
    void rulesThatReferToWhatIsNotIngestedAreLeftOut() {
        String judged = text().replace(
                        "name: VarChar(20)}}\n",
                        "name: VarChar(20)}}\n                qualityRules:\n                  known: {check: {type: ReferenceCheck,"
                                + " column: id, storeName: clean, datasetName: customers, referencedColumn: id}}\n");
        assertThat(lint(judged)).isEmpty();
        String unused = judged.replace(", {storeName: clean, datasetName: customers}]", "]")
                .replace("            dataTransformer:", "            priority: LOW\n            dataTransformer:");
        assertThat(codes(lint(unused))).containsExactly("aws-quality-reference");
    }

    @Test
    void everyRuleIsTested() {
        Set<String> written = new TreeSet<>();
        Matcher codes = Pattern.compile("\"(aws-[a-z-]+)\"").matcher("");
        Trees.read(SOURCES, path -> path.endsWith(".java")).values().forEach(source -> {
            codes.reset(source);
            while (codes.find()) {
                written.add(codes.group(1));
            }
        });
        Set<String> tested =
                new TreeSet<>(Set.of("aws-source-schema", "aws-foreign-buffer", "aws-shared-name", "aws-watermark"));
        tested.addAll(Set.of("aws-serverless-source", "aws-serverless-trigger", "aws-not-compared", "aws-key-images"));
        tested.add("aws-quality-reference");
        tested.add("aws-truncate");
        tested.add("aws-masking"); // in MaskingRulesTest
        tested.add("aws-no-readers"); // in ConsumerRulesTest
        tested.addAll(
                Set.of("aws-access-roots", "aws-access-handed-over")); // in AccessRootsTest and AccessHandoverTest
        tested.addAll(Set.of("aws-drop-source", "aws-drop-folder", "aws-drop-cadence", "aws-drop-polled"));
        tested.addAll(Set.of("aws-workflow-cadence", "aws-load-latency", "aws-unencrypted-load", "aws-load-prefix"));
        tested.add("aws-entitlement-size");
        tested.addAll(Set.of("aws-crawler-nothing", "aws-crawler-folder", "aws-crawler-size")); // in CrawlRulesTest
        tested.add("aws-crawler-cell"); // in PlanLinterTest
        tested.addAll(Set.of("aws-format-column", "aws-format-key"));
        tested.addAll(Set.of("aws-pull-program", "aws-pull-setting", "aws-pull-size"));
        tested.addAll(Set.of("aws-cell-gone", "aws-override-unused")); // in PlanLinterTest and OverridesTest
        tested.addAll(
                Set.of("aws-feed-lacks", "aws-feed-reader", "aws-feed-retention", "aws-feed-wide")); // in TakenFeedTest
        mistakes().forEach(mistake -> tested.add(mistake.code()));
        assertThat(tested).isEqualTo(written);
    }
}
