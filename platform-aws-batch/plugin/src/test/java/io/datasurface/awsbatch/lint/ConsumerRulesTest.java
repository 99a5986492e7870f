package io.datasurface.awsbatch.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules about where data goes to. */
class ConsumerRulesTest extends SmallModelTest {
    @Test
    void whatDmsLoadsHasRulesOfItsOwn() {
        String loaded = text().replace(TAGS, "dms: {loads: {reports_db: 0 2 * * *}}")
                .replace(
                        "dsgs: {g: {sinks",
                        "dsgs: {g: {platformMD: {type: WorkspacePlatformConfig, retention: {milestoningStrategy: LIVE_ONLY, latency: DAYS}}, sinks");
        String target = "{type: PostgresDatabase, name: reports_db";

        assertThat(lint(loaded)).isEmpty();
        assertThat(codes(lint(loaded.replace("latency: DAYS", "latency: HOURS"))))
                .containsExactly("aws-load-latency");
        assertThat(codes(lint(loaded.replace(target, "{type: MySQLDatabase, name: reports_db"))))
                .containsExactly("aws-unencrypted-load");
        assertThat(codes(lint(loaded.replace(target, "{type: SQLServerDatabase, name: reports_db"))))
                .containsExactly("aws-load-container");
        assertThat(codes(lint(loaded.replace("0 2 * * *", "0 25 * * *")))).containsExactly("aws-cron");
        assertThat(codes(lint(loaded.replace("dms: {loads", "dms: {loadPrefix: lake, loads"))))
                .containsExactly("aws-load-prefix");
        assertThat(codes(lint(loaded.replace("LIVE_ONLY", "FORENSIC")))).containsExactly("aws-export");
        assertThat(codes(lint(loaded.replace("VarChar(20)", "String")))).containsExactly("aws-export");
        assertThat(codes(lint(loaded.replace(
                        "          dms: {loads", "          orchestration: SCHEDULES\n          dms: {loads"))))
                .containsOnly("aws-orchestration");
    }

    @Test
    void whoIsEntitledHasANameWhereTheDataIs() {
        String entitled =
                text().replace("          Reports:\n", "          Reports:\n            entitlements: [Sellers]\n");
        String inLake = entitled.replaceAll(
                "\\{type: PostgresDatabase, name: reports_db.*}",
                "{type: DataPlatformManagedDataContainer, name: reports_db}");
        String mapped =
                "entitlements: {roles: {Sellers: \"arn:aws:iam::111122223333:role/a; arn:aws:iam::111122223333:user/x/b\"}}";

        assertThat(lint(entitled)).isEmpty();
        assertThat(lint(inLake.replace(TAGS, mapped))).isEmpty();
        assertThat(lint(inLake.replace("[Sellers]", "[\"arn:aws:iam::111122223333:role/sellers\"]")))
                .isEmpty();
        assertThat(lint(entitled.replace("[Sellers]", "[public]")
                        .replace(TAGS, "entitlements: {accounts: {public: sellers}}")))
                .isEmpty();
        String forNobody = inLake.replace("            entitlements: [Sellers]\n", "");
        assertThat(lint(forNobody)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("aws-no-readers");
            assertThat(problem.path().toString()).endsWith("/Reports");
            assertThat(problem.message()).contains("workspace Reports", "name principals in readers");
        });
        assertThat(lint(forNobody.replace(TAGS, "readers: [\"arn:aws:iam::111122223333:role/a\"]")))
                .isEmpty();
        assertThat(lint(inLake)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("aws-entitlements");
            assertThat(problem.path().toString()).endsWith("/Reports/entitlements/0");
            assertThat(problem.message()).contains("Sellers", "entitlements.roles");
        });
        assertThat(codes(lint(entitled.replace(TAGS, "entitlements: {accounts: {Sellers: " + "s".repeat(64) + "}}"))))
                .containsExactly("aws-entitlements");
        String crowd = IntStream.range(0, 60)
                .mapToObj(i -> "arn:aws:iam::111122223333:user/u" + i)
                .collect(Collectors.joining("; "));
        assertThat(codes(lint(inLake.replace(TAGS, "entitlements: {roles: {Sellers: \"" + crowd + "\"}}"))))
                .contains("aws-entitlement-size");
        assertThat(codes(lint(entitled.replace(TAGS, "dms: {loads: {reports_db: 0 2 * * *}}"))))
                .contains("aws-entitlements");
    }

    @Test
    void mySqlAsAConsumerHasLimits() {
        String postgres =
                "{type: PostgresDatabase, name: reports_db, hostPortPair: {hostName: reports.example, port: 5432}";
        String text = text().replace(postgres, postgres.replace("PostgresDatabase", "MySQLDatabase"))
                .replace("CDCCaptureIngestion", "SQLSnapshotIngestion");
        String key = "primaryKeyColumns: [id], columns: {id: {type: BigInt, nullable: false}, name";

        assertThat(text).contains("MySQLDatabase");
        assertThat(lint(text)).isEmpty();
        assertThat(lint(text.replace(key, key.replace("BigInt", "VarChar(768)"))))
                .isEmpty();
        assertThat(lint(text.replace(key, key.replace("BigInt", "VarChar(769)"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("aws-export", "Dataset customers of datastore crm: A key has 3072 bytes in MySQL"));
        assertThat(codes(lint(text.replace("VarChar(20)", "\"Decimal(38,31)\""))))
                .containsExactly("aws-export");
    }

    @Test
    void redshiftAsAConsumerHasLimitsAndRoles() {
        String postgres = "{type: PostgresDatabase, name: reports_db";
        String text = text().replace(postgres, postgres.replace("PostgresDatabase", "RedshiftDatabase"));
        String roles = "redshift: {copyRoles: {%s: \"arn:aws:iam::%s:role/copy\"}}";

        assertThat(text).contains("RedshiftDatabase");
        assertThat(lint(text)).isEmpty();
        assertThat(lint(text.replace("BigInt", "VarChar(70000)"))).isEmpty();
        assertThat(lint(text.replace("VarChar(20)", "\"Decimal(38,38)\"")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("aws-export", "Redshift holds 37 digits after the point"));
        assertThat(lint(text.replace(TAGS, roles.formatted("reports_db", "111122223333"))))
                .isEmpty();
        assertThat(codes(lint(text.replace(TAGS, roles.formatted("crm_db", "111122223333")))))
                .containsExactly("aws-copy-role");
        assertThat(codes(lint(text.replace(TAGS, roles.formatted("reports_db", "999999999999")))))
                .containsExactly("aws-copy-role");
    }

    @Test
    void sqlServerAndOracleAsConsumersHaveLimits() {
        String postgres = "{type: PostgresDatabase, name: reports_db";
        String text = text().replace(postgres, postgres.replace("PostgresDatabase", "SQLServerDatabase"));
        String key = "primaryKeyColumns: [id], columns: {id: {type: BigInt, nullable: false}, name";

        assertThat(text).contains("SQLServerDatabase");
        assertThat(lint(text.replace(key, key.replace("BigInt", "VarChar(425)"))))
                .isEmpty();
        assertThat(lint(text.replace(key, key.replace("BigInt", "VarChar(426)"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("A key has 1700 bytes in SQL Server"));
        assertThat(lint(text.replace("VarChar(20)", "\"Decimal(38,31)\""))).isEmpty();
        String oracle = text.replace("SQLServerDatabase", "OracleDatabase");
        assertThat(lint(oracle.replace(key, key.replace("BigInt", "VarChar(1000)"))))
                .isEmpty();
        assertThat(lint(oracle.replace(key, key.replace("BigInt", "VarChar(1001)"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("A key has 4000 bytes in Oracle"));
    }
}
