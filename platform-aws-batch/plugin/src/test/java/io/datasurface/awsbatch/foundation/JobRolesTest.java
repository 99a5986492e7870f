package io.datasurface.awsbatch.foundation;

import static io.datasurface.awsbatch.foundation.Documents.list;
import static io.datasurface.awsbatch.foundation.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.testing.CellModels;
import io.datasurface.model.common.JsonValue;
import io.datasurface.spi.ParameterValues;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which purpose may do what. Each row has an action, something that it is done to, and all purposes whose role allows that: a role that is wider fails
 * here, and one that is narrower than the code of its jobs, too.
 */
class JobRolesTest {
    private static final String CONTROL = Rendering.small(Map.of()).instance().controlBucket();
    /** What is made in the same root module policies refer to. */
    private static final String STATE = "${aws_dynamodb_table.state.arn}";

    private static final Map<String, JsonValue> RECONCILED = Map.of(
            "locks",
            ParameterValues.of("DYNAMODB"),
            "reconcile",
            new JsonValue.Group(Map.of("interval", ParameterValues.of("PT24H"), "sources", new JsonValue.Flag(true))));

    /** All purposes; DMS captures the source, and files of it go after a week. */
    private static final SortedMap<String, String> MODULE =
            Variants.raw(RECONCILED).foundation();

    private static Set<Purpose> allowed(SortedMap<String, String> module, String action, String arn) {
        return Arrays.stream(Purpose.values())
                .filter(purpose ->
                        AllowedActions.of(module, "jobs_" + purpose.label()).allows(action, arn))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Purpose.class)));
    }

    private static Set<Purpose> purposes(String names) {
        return names.equals("all")
                ? EnumSet.allOf(Purpose.class)
                : Arrays.stream(names.split(" "))
                        .filter(name -> !name.equals("none"))
                        .map(Purpose::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Purpose.class)));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    # Rows of tables
                    s3:GetObject    | small-lake/tables/zone/crm__people/data/f.parquet            | all
                    s3:PutObject    | small-lake/tables/zone/crm__people/data/f.parquet            | INGEST MAINTAIN
                    s3:DeleteObject | small-lake/tables/zone/crm__people/data/f.parquet            | INGEST MAINTAIN
                    # Metadata: tags are commits, too
                    s3:PutObject    | small-lake/tables/zone/crm__people/metadata/7.metadata.json  | INGEST EXPORT TRANSFORM MAINTAIN
                    s3:DeleteObject | small-lake/tables/zone/crm__people/metadata/7.metadata.json  | INGEST EXPORT TRANSFORM MAINTAIN
                    # The book of views is a table of the export job
                    s3:PutObject    | small-lake/tables/_ds_views/data/f.parquet              | INGEST EXPORT MAINTAIN
                    s3:PutObject    | small-lake/elsewhere/f                                  | none
                    s3:ListBucket   | small-lake                                              | all
                    # What was captured
                    s3:GetObject    | small-staging/dms/zone/crm/e1/public/people/LOAD1.parquet    | INGEST MAINTAIN
                    s3:PutObject    | small-staging/dms/zone/crm/e1/public/people/LOAD1.parquet    | none
                    s3:DeleteObject | small-staging/dms/zone/crm/e1/public/people/LOAD1.parquet    | MAINTAIN
                    s3:ListBucket   | small-staging                                           | INGEST TRANSFORM MAINTAIN
                    # Batches of transformers
                    s3:GetObject    | small-staging/dms/zone/totals/landing/7-a/output/t/f.parquet | INGEST TRANSFORM MAINTAIN
                    s3:GetObject    | small-staging/dms/zone/totals/landing                        | INGEST TRANSFORM MAINTAIN
                    s3:PutObject    | small-staging/dms/zone/totals/landing/7-a/output/t/f.parquet | TRANSFORM
                    s3:DeleteObject | small-staging/dms/zone/totals/landing/7-a/output/t/f.parquet | TRANSFORM
                    s3:PutObject    | small-staging/dms/zone/totals_$folder$                       | TRANSFORM
                    s3:DeleteObject | small-staging/dms/zone/totals_$folder$                       | none
                    """)
    void inTheBucketsOfData(String action, String key, String names) {
        assertThat(allowed(MODULE, action, "arn:aws:s3:::" + key)).isEqualTo(purposes(names));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    s3:GetObject    | code/0.1.0/datasurface-jobs.jar | all
                    s3:PutObject    | code/0.1.0/datasurface-jobs.jar | none
                    s3:GetObject    | specs/ingest/crm.json           | INGEST
                    s3:GetObject    | specs/export/reports.json       | EXPORT
                    s3:GetObject    | specs/transform/totals.json     | TRANSFORM
                    s3:GetObject    | specs/maintain/crm.json         | MAINTAIN
                    s3:GetObject    | specs/reconcile/crm.json        | RECONCILE
                    s3:PutObject    | specs/ingest/crm.json           | none
                    s3:PutObject    | tmp/pulls/zone/crm/f.parquet         | INGEST
                    s3:GetObject    | tmp/pulls/zone/crm/f.parquet         | INGEST MAINTAIN
                    s3:PutObject    | tmp/feeds/zone/crm/f.parquet         | INGEST
                    s3:PutObject    | tmp/copies/zone/reports/f.csv.gz     | EXPORT
                    s3:GetObject    | tmp/copies/zone/reports/f.csv.gz     | EXPORT
                    s3:PutObject    | tmp/transform/f                 | TRANSFORM
                    s3:PutObject    | tmp/maintain/f                  | MAINTAIN
                    s3:PutObject    | runs/reports/crm/7/report.json  | RECONCILE
                    s3:PutObject    | athena/athena/result.csv        | EXPORT
                    s3:GetObject    | athena/athena/result.csv        | EXPORT
                    """)
    void inTheControlBucket(String action, String key, String names) {
        assertThat(allowed(MODULE, action, "arn:aws:s3:::" + CONTROL + "/" + key))
                .isEqualTo(purposes(names));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    glue:GetTable                 | glue:eu-central-1:123456789012:table/small/crm__people          | all
                    glue:UpdateTable              | glue:eu-central-1:123456789012:table/small/crm__people          | INGEST EXPORT TRANSFORM MAINTAIN
                    glue:CreateTable              | glue:eu-central-1:123456789012:table/small/crm__people          | INGEST
                    glue:CreateTable              | glue:eu-central-1:123456789012:table/small/_ds_views            | INGEST EXPORT
                    glue:DeleteTable              | glue:eu-central-1:123456789012:table/small/crm__people          | none
                    glue:GetTable                 | glue:eu-central-1:123456789012:table/ds__dev__athena/people     | EXPORT
                    glue:CreateTable              | glue:eu-central-1:123456789012:table/ds__dev__athena/people     | EXPORT
                    glue:DeleteTable              | glue:eu-central-1:123456789012:table/ds__dev__athena/people     | EXPORT
                    glue:GetTable                 | glue:eu-central-1:123456789012:table/other/people               | none
                    athena:StartQueryExecution    | athena:eu-central-1:123456789012:workgroup/ds-dev-athena        | EXPORT
                    secretsmanager:GetSecretValue | secretsmanager:eu-central-1:123456789012:secret:small/zone/reports-db-Ab1Cd2 | EXPORT RECONCILE
                    secretsmanager:GetSecretValue | secretsmanager:eu-central-1:123456789012:secret:small/zone/crm-db-Ab1Cd2     | RECONCILE
                    secretsmanager:GetSecretValue | secretsmanager:eu-central-1:123456789012:secret:small/zone/other-Ab1Cd2      | none
                    sts:AssumeRole                | iam::123456789012:role/any                                      | none
                    logs:PutLogEvents             | logs:eu-central-1:123456789012:log-group:/ds/dev/jobs/x:log-stream:y | all
                    """)
    void elsewhere(String action, String resource, String names) {
        assertThat(allowed(MODULE, action, "arn:aws:" + resource)).isEqualTo(purposes(names));
    }

    @Test
    void upkeepDropsTablesOfWhichThereIsAnotherVersionAndNobodyAnyOther() {
        Map<String, JsonValue> versions = new TreeMap<>(RECONCILED);
        versions.put(
                "tables",
                new JsonValue.Group(Map.of(
                        "versions", new JsonValue.Group(Map.of("dataset/crm/people", new JsonValue.Text("3"))))));
        String table = "arn:aws:glue:eu-central-1:123456789012:table/small/crm__people";
        var module = Rendering.small(versions).foundation();
        for (String former : List.of("", "__history", "__v2", "__v2__history")) {
            assertThat(allowed(module, "glue:DeleteTable", table + former)).isEqualTo(EnumSet.of(Purpose.MAINTAIN));
        }
        for (String other : List.of("__v3", "__v3__history", "s")) {
            assertThat(allowed(module, "glue:DeleteTable", table + other)).isEmpty();
        }
    }

    @Test
    void leasesAreTakenByUpkeepAndByWhoWritesTablesOfHudi() {
        assertThat(allowed(MODULE, "dynamodb:PutItem", STATE)).isEqualTo(EnumSet.of(Purpose.MAINTAIN));
        Map<String, JsonValue> hudi = new TreeMap<>(RECONCILED);
        hudi.put("tables", new JsonValue.Group(Map.of("format", ParameterValues.of("HUDI"))));
        assertThat(allowed(Rendering.small(hudi).foundation(), "dynamodb:PutItem", STATE))
                .isEqualTo(EnumSet.of(Purpose.INGEST, Purpose.MAINTAIN));
        assertThat(AllowedActions.of(MODULE, "jobs_maintain").conditions("dynamodb:PutItem", STATE))
                .singleElement()
                .asString()
                .contains("dynamodb:LeadingKeys", "lease/*");
    }

    @Test
    void filesThatWereIngestedAreRemovedAsTheyWereOnly() {
        assertThat(AllowedActions.of(MODULE, "jobs_maintain")
                        .conditions("s3:DeleteObject", "arn:aws:s3:::small-staging/dms/zone/crm/e1/f"))
                .containsExactly("{Null={s3:if-match=false}}");
    }

    @Test
    void onlyWhatIsAwaitedMeasuresItself() {
        for (Purpose purpose : Purpose.values()) {
            assertThat(AllowedActions.of(MODULE, "jobs_" + purpose.label()).conditions("cloudwatch:PutMetricData", "*"))
                    .singleElement()
                    .asString()
                    .satisfies(condition -> assertThat(condition.contains("DataSurface") || condition.contains("ds/"))
                            .as("%s: %s", purpose, condition)
                            .isEqualTo(purpose.isAwaited()));
        }
    }

    @Test
    void whatTheIngestJobReadsWithSqlItLogsInTo() {
        SortedMap<String, String> pulled = Rendering.of(
                        text -> text.replace("type: CDCCaptureIngestion", "type: SQLSnapshotIngestion"),
                        "dev",
                        Map.of("reconcile", RECONCILED.get("reconcile")))
                .foundation();
        assertThat(allowed(
                        pulled,
                        "secretsmanager:GetSecretValue",
                        "arn:aws:secretsmanager:eu-central-1:123456789012:secret:small/zone/crm-db-Ab1Cd2"))
                .isEqualTo(EnumSet.of(Purpose.INGEST, Purpose.RECONCILE));
    }

    @Test
    void withoutViewsExportsTouchNoOtherDatabaseAndNoRows() {
        SortedMap<String, String> module = Rendering.of(
                        text -> text.replace("{workspace: Analysts,", "{workspace: Reports,"), "dev", RECONCILED)
                .foundation();
        AllowedActions export = AllowedActions.of(module, "jobs_export");
        String account = "arn:aws:glue:eu-central-1:123456789012:";
        assertThat(export.allows("glue:CreateTable", account + "table/small/_ds_views"))
                .isFalse();
        assertThat(export.allows("s3:PutObject", "arn:aws:s3:::small-lake/tables/_ds_views/data/f"))
                .isFalse();
        assertThat(export.allows("s3:PutObject", "arn:aws:s3:::" + CONTROL + "/athena/x"))
                .isFalse();
        assertThat(export.allows("glue:UpdateTable", account + "table/small/crm__people"))
                .isTrue();
    }

    @Test
    void filesThatDmsLoadsAreWrittenByExportsOnlyAndWithoutASecret() {
        SortedMap<String, String> module = Variants.loads().foundation();
        String file = "arn:aws:s3:::small-lake/loads/zone/reports_db--c/t/1.csv";
        for (Purpose purpose : List.of(Purpose.INGEST, Purpose.EXPORT, Purpose.TRANSFORM, Purpose.MAINTAIN)) {
            AllowedActions allowed = AllowedActions.of(module, "jobs_" + purpose.label());
            assertThat(allowed.allows("s3:PutObject", file)).as(purpose.label()).isEqualTo(purpose == Purpose.EXPORT);
            assertThat(allowed.allows(
                            "secretsmanager:GetSecretValue",
                            "arn:aws:secretsmanager:eu-central-1:123456789012:secret:small/zone/reports-db-Ab1Cd2"))
                    .as(purpose.label())
                    .isFalse();
        }
    }

    @Test
    void onlyIngestionTakesFeeds() {
        SortedMap<String, String> module = Variants.feeds("crm").foundation();
        for (Purpose purpose : List.of(Purpose.INGEST, Purpose.EXPORT, Purpose.TRANSFORM, Purpose.MAINTAIN)) {
            assertThat(AllowedActions.of(module, "jobs_" + purpose.label())
                            .allows("sts:AssumeRole", "arn:aws:iam::777788889999:role/far-feeds"))
                    .as(purpose.label())
                    .isEqualTo(purpose == Purpose.INGEST);
        }
    }

    /** In other cells jobs may do nothing in the lake by themselves, and by the role of the home cell for their purpose what that purpose does. */
    @Test
    void jobsOfOtherCellsActInTheLakeByTheRoleOfTheirPurpose() {
        Map<String, JsonValue> parameters = new TreeMap<>(CellModels.three(Map.of()));
        parameters.putAll(RECONCILED);
        SortedMap<String, SortedMap<String, String>> modules =
                Rendering.small(parameters).foundations();
        SortedMap<String, String> home = Objects.requireNonNull(modules.get("foundation"));
        SortedMap<String, String> north = Objects.requireNonNull(modules.get("cells/north/foundation"));
        List<Purpose> there = List.of(Purpose.INGEST, Purpose.MAINTAIN, Purpose.RECONCILE);
        String rows = "arn:aws:s3:::small-lake/tables/zone/crm__people/data/f.parquet";
        for (Purpose purpose : there) {
            AllowedActions own = AllowedActions.of(north, "jobs_" + purpose.label());
            for (Purpose other : there) {
                assertThat(own.allows(
                                "sts:AssumeRole", "arn:aws:iam::123456789012:role/ds-dev-lake-north-" + other.label()))
                        .as("%s as %s", purpose, other)
                        .isEqualTo(purpose == other);
            }
            assertThat(own.allows("s3:GetObject", rows)).isFalse();
            AllowedActions lent = AllowedActions.of(home, "lake_of_north_" + purpose.label());
            assertThat(lent.allows("s3:GetObject", rows)).isTrue();
            assertThat(lent.allows("s3:PutObject", rows)).isEqualTo(purpose != Purpose.RECONCILE);
            assertThat(lent.allows("glue:CreateTable", "arn:aws:glue:eu-central-1:123456789012:table/small/t"))
                    .isEqualTo(purpose == Purpose.INGEST);
            assertThat(lent.allows("dynamodb:PutItem", STATE)).isEqualTo(purpose == Purpose.MAINTAIN);
            assertThat(lent.allows("s3:GetObject", "arn:aws:s3:::small-staging/dms/f"))
                    .isFalse();
        }
    }

    @ParameterizedTest(name = "{0}: {1} {2} {3}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    ingest    | DATA_LOCATION_ACCESS | CREATE_TABLE DESCRIBE | ALTER DELETE DESCRIBE DROP INSERT SELECT | container
                    export    | DATA_LOCATION_ACCESS | CREATE_TABLE DESCRIBE | ALTER DESCRIBE DROP SELECT          | lake
                    transform | DATA_LOCATION_ACCESS | DESCRIBE              | ALTER DESCRIBE SELECT               | container
                    maintain  | DATA_LOCATION_ACCESS | DESCRIBE              | ALTER DELETE DESCRIBE INSERT SELECT | container
                    reconcile | none                 | DESCRIBE              | DESCRIBE SELECT                     | container
                    """)
    void lakeFormationGrantsTheSame(
            String purpose, @Nullable String location, String databases, String tables, String tag) {
        Map<String, Map<String, @Nullable Object>> resources = Documents.resources(MODULE);
        String grant = "aws_lakeformation_permissions.jobs_" + purpose + "_";
        assertThat(resources.containsKey(grant + "location")).isEqualTo(location != null);
        assertThat(list(object(resources.get(grant + "databases")).get("permissions")))
                .isEqualTo(List.of(databases.split(" ")));
        assertThat(list(object(resources.get(grant + "tables")).get("permissions")))
                .isEqualTo(List.of(tables.split(" ")));
        assertThat(String.valueOf(object(resources.get(grant + "tables")).get("lf_tag_policy")))
                .contains("aws_lakeformation_lf_tag." + tag + ".key");
    }

    @Test
    void thatOfIngestionGivesTablesTheirTagsAndNoOtherDoes() {
        Map<String, Map<String, @Nullable Object>> resources = Documents.resources(MODULE);
        for (Purpose purpose : Purpose.values()) {
            String grant = "aws_lakeformation_permissions.jobs_" + purpose.label() + "_";
            for (String tag : List.of("zone", "team", "classification")) {
                Map<String, @Nullable Object> ofTag = resources.get(grant + "tag_" + tag);
                assertThat(ofTag == null).as(grant + tag).isEqualTo(purpose != Purpose.INGEST);
                if (ofTag != null) {
                    assertThat(list(ofTag.get("permissions"))).isEqualTo(List.of("ASSOCIATE", "DESCRIBE"));
                    assertThat(String.valueOf(ofTag.get("lf_tag")))
                            .contains("aws_lakeformation_lf_tag." + tag + ".key", "values=[*]");
                }
            }
            assertThat(object(resources.get(grant + "tables")).get("permissions_with_grant_option"))
                    .isEqualTo(
                            purpose == Purpose.INGEST
                                    ? List.of("ALTER", "DELETE", "DESCRIBE", "DROP", "INSERT", "SELECT")
                                    : null);
        }
        for (Purpose purpose : Purpose.values()) {
            AllowedActions role = AllowedActions.of(MODULE, "jobs_" + purpose.label());
            assertThat(role.allows("lakeformation:AddLFTagsToResource", "*"))
                    .as(purpose.label())
                    .isEqualTo(purpose == Purpose.INGEST);
            assertThat(role.allows("lakeformation:GrantPermissions", "*")).isFalse();
        }
    }

    @Test
    void eachJobHasItsRole() {
        Map<String, Map<String, @Nullable Object>> resources = Documents.resources(MODULE);
        for (Purpose purpose : Purpose.values()) {
            assertThat(object(resources.get("aws_glue_job." + purpose.label())).get("role_arn"))
                    .isEqualTo("${aws_iam_role.jobs_" + purpose.label() + ".arn}");
            assertThat(object(resources.get("aws_iam_role.jobs_" + purpose.label()))
                            .get("name"))
                    .isEqualTo("small-lake-" + purpose.label());
        }
        assertThat(resources).doesNotContainKey("aws_iam_role.lake");
    }

    /** Runs that have begun with the one role of older renders keep it, its grants and logs. */
    @Test
    void theRoleThatAllJobsHadIsLetGoOfWhereThatIsAskedFor() {
        Map<String, JsonValue> parameters = new TreeMap<>(CellModels.three(Map.of()));
        parameters.put(
                "icebergBucket",
                new JsonValue.Group(Map.of(
                        "name",
                        ParameterValues.of("small-lake"),
                        "role",
                        ParameterValues.of("small-lake"),
                        "prefix",
                        ParameterValues.of("tables"),
                        "sharedRoleKept",
                        new JsonValue.Flag(true))));
        SortedMap<String, SortedMap<String, String>> modules =
                Rendering.small(parameters).foundations();
        assertThat(Objects.requireNonNull(modules.get("foundation")).get("refactor.tf"))
                .contains("from = aws_iam_role.lake\n", "from = aws_iam_role_policy.lake_storage\n")
                .contains("from = aws_cloudwatch_log_group.jobs_error\n")
                .contains("from = aws_lakeformation_permissions.jobs_tables\n")
                .contains("from = aws_iam_role.lake_of_north\n")
                .contains("from = aws_lakeformation_permissions.cell_south_location\n")
                .doesNotContain("destroy = true");
        assertThat(Objects.requireNonNull(modules.get("cells/north/foundation")).get("refactor.tf"))
                .contains("from = aws_iam_role.lake\n", "from = aws_iam_role_policy.lake_lake\n")
                .doesNotContain("lakeformation", "lake_of");
        assertThat(Rendering.small(CellModels.three(Map.of())).foundation()).doesNotContainKey("refactor.tf");
    }

    @Test
    void longNamesAreCutAndStayApart() {
        String stem = "a".repeat(64);
        assertThat(Arrays.stream(Purpose.values()).map(purpose -> purpose.role(stem)))
                .doesNotHaveDuplicates()
                .allSatisfy(
                        name -> assertThat(name).hasSizeLessThanOrEqualTo(64).startsWith("aaaaaaaa"));
        assertThat(Purpose.INGEST.role("A.b@C")).isEqualTo("A.b@C-ingest");
    }
}
