package io.datasurface.awsbatch.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.awsbatch.spec.json.SpecWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the records refuse, and what they say then. */
class RecordsTest {
    private static final ColumnSpec ID = ColumnSpec.required("id", SpecType.integer(32));

    @Test
    void keyColumnsExistAndIdentify() {
        TableSchema schema = TableSchema.of(
                ID, ColumnSpec.nullable("n", SpecType.string()), ColumnSpec.required("d", SpecType.parse("double")));

        assertThat(schema.withKey("id").primaryKey()).containsExactly("id");
        refused(() -> schema.withKey("ID"), "no column has this name; there are [id, n, d]");
        refused(() -> schema.withKey("n"), "must not be nullable");
        refused(() -> schema.withKey("d"), "can't be of type double");
        refused(() -> schema.withKey("id", "id"), "primaryKey has id twice");
    }

    @Test
    void columnNamesAreDistinctWithoutRegardToCase() {
        refused(() -> TableSchema.of(ID, ColumnSpec.nullable("ID", SpecType.string())), "columns has id twice");
        refused(() -> ColumnSpec.nullable("_DS_seq", SpecType.string()), "belong to the platform");
        refused(() -> ColumnSpec.nullable("a\nb", SpecType.string()), "control character at index 1");
        refused(() -> ColumnSpec.nullable("\uD800", SpecType.string()), "half of a surrogate pair");
    }

    @Test
    void wallClocksHaveAZoneWhereTablesOfDatabasesAreRead() {
        ColumnSpec at = ColumnSpec.nullable("at", SpecType.Simple.TIMESTAMPTZ);
        IngestTable.Builder table = IngestTable.builder("d")
                .source("s", "t")
                .table("x__d")
                .column(ID)
                .primaryKey("id");
        IngestTable zoned = table.column(at.in("Europe/Berlin")).build();

        assertThat(at.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(at.in("Europe/Berlin").zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        refused(() -> at.in("Europe/Bonn"), "timeZone of at \"Europe/Bonn\" is refused");
        refused(() -> ID.in("UTC"), "a integer(32) has none");
        assertThat(ingest("batches", zoned).tables()).containsExactly(zoned);
        refused(
                () -> ingest(
                        "batches",
                        new BatchSource("s3://staging/s", FileFormat.PARQUET, BatchSource.Mode.SNAPSHOT),
                        zoned),
                "timeZone of at of d");
        refused(
                () -> new ExportTable(new DatasetRef("s", "d"), "x__d", "d", zoned.schema(), Milestoning.LIVE),
                "only columns that come from tables of a database have one");
        refused(() -> new OutputDataset("d", "d", "s/t", zoned.schema()), "timeZone of at of d");
    }

    @Test
    void anotherZoneNeedsAnotherVersionOfTheTable() {
        IngestTable utc = inZone(ColumnSpec.nullable("at", SpecType.Simple.TIMESTAMPTZ));
        IngestTable berlin =
                inZone(ColumnSpec.nullable("at", SpecType.Simple.TIMESTAMPTZ).in("Europe/Berlin"));

        assertThat(TableChange.obstacles(utc, utc)).isEmpty();
        assertThat(TableChange.obstacles(berlin, berlin)).isEmpty();
        assertThat(TableChange.obstacles(utc, berlin))
                .containsExactly("wall clocks of column at are read in Europe/Berlin and were in UTC");
    }

    private static IngestTable inZone(ColumnSpec at) {
        return IngestTable.builder("d")
                .source("s", "t")
                .table("x__d")
                .column(ID)
                .column(at)
                .build();
    }

    @Test
    void lakeNamesAndLocationsAreThoseThatGlueTakes() {
        refused(() -> LakeSpec.of("lake", "s3://lake/warehouse/", "db"), "no slash at its end");
        refused(() -> LakeSpec.of("lake", "lake/warehouse", "db"), "a location has a scheme");
        refused(() -> LakeSpec.of("lake", "s3://lake/warehouse", "Db"), "a-z, 0-9 and _");
        refused(() -> new LakeAccess("123", "eu-west-1", "arn:aws:iam::123456789012:role/x"), "12 digits");
    }

    @Test
    void historyIsRetainedOnlyWhereItIsKept() {
        IngestTable.Builder table =
                IngestTable.builder("d").source("s", "t").table("x__d").column(ID);

        assertThat(table.build().historyTable()).isEmpty();
        table.historyRetention(Duration.ofDays(30));
        refused(table::build, "LIVE keeps no history");
        table.milestoning(Milestoning.FORENSIC);
        assertThat(table.build().historyTable()).hasValue("x__d__history");
        refused(table.source("a/b", "t")::build, "can't have a slash");
    }

    @Test
    void aStoreHasEachFolderAndTableOnce() {
        IngestTable one =
                IngestTable.builder("a").source("s", "t").table("x").column(ID).build();
        IngestTable sameFolder =
                IngestTable.builder("b").source("s", "t").table("y").column(ID).build();
        IngestTable op = IngestTable.builder("a")
                .source("s", "t")
                .table("x")
                .column(ColumnSpec.nullable("OP", SpecType.string()))
                .build();

        refused(() -> ingest("batches", one, sameFolder), "by folder, has s/t twice");
        refused(() -> ingest("x", one), "it is the table of dataset a");
        refused(() -> ingest("batches", op), "staging files have a column Op of their own");
    }

    @Test
    void aFeedIsInAnotherCatalogAndItsTablesInOneDatabase() {
        IngestTable.Builder table =
                IngestTable.builder("d").source("theirs", "x__d").table("x__d").column(ID);

        assertThat(fed("feed", table.build()).lakes())
                .extracting(LakeSpec::catalog)
                .containsExactly("lake", "feed");
        refused(() -> fed("lake", table.build()), "it is that of the lake itself");
        refused(() -> fed("feed", table.source("db", "x__d").build()), "are in the database theirs");
        refused(() -> fed("feed", table.source("theirs", "X d").build()), "a-z, 0-9 and _");
        refused(
                () -> new FeedSource("s3://b/f", "Other", LakeSpec.of("feed", "s3://b/w", "db"), "batches", 0),
                "loadEpoch");
    }

    private static IngestSpec fed(String catalog, IngestTable table) {
        LakeSpec theirs = LakeSpec.of(catalog, "s3://theirs/warehouse", "theirs");
        return new IngestSpec(
                "p",
                "s",
                Consistency.MULTI,
                new FeedSource("s3://ours/tmp/feeds/s", "Other", theirs, "s__ds_batches", 1),
                LakeSpec.of("lake", "s3://ours/warehouse", "ours"),
                "s__ds_batches",
                new StageLimits(1, Duration.ofMinutes(1)),
                List.of(table));
    }

    @Test
    void compactionLeavesADayForDirectQueries() {
        Duration hour = Duration.ofHours(1);
        Duration month = Duration.ofDays(30);
        assertThat(new MaintainTable("d", "t", false, hour, hour, month, month, Optional.empty()).compactionInterval())
                .isEqualTo(hour);
        refused(
                () -> new MaintainTable("d", "t", true, hour, month, month, month, Optional.empty()),
                "compactionInterval \"PT1H\" is refused: it must be at least PT24H");
        refused(
                () -> new MaintainTable("d", "t", false, hour, month, hour, month, Optional.empty()),
                "orphanRetention");
    }

    @Test
    void filesGoOnlyWhereItIsKnownWhichWereIngested() {
        RawRetention day = new RawRetention("s3://b/crm", Duration.ofDays(1), Optional.empty());
        LakeSpec lake = LakeSpec.of("lake", "s3://b/w", "db");
        MaintainSpec alone = new MaintainSpec("p", "s", lake, List.of(MaintainTable.daily("d", "t", false)));
        refused(
                () -> alone.keeping(day),
                "raw \"s3://b/crm\" is refused: there is no table of the dataset _ds_batches");
        refused(
                () -> new RawRetention("s3://b/crm", Duration.ofHours(23), Optional.empty()),
                "kept \"PT23H\" is refused: it must be at least PT24H");
        refused(() -> new RawRetention("s3://b/crm", Duration.ofDays(1), Optional.of("../x")), "runMarker");
    }

    @Test
    void aTableGoesOnlyForAnotherVersionOfIt() {
        LakeSpec lake = LakeSpec.of("lake", "s3://b/w", "db");
        Duration day = Duration.ofDays(1);
        MaintainTable table = MaintainTable.daily("d", "t__v2", false);
        MaintainTable batches = MaintainTable.daily(MaintainTable.BATCHES, "b", true);
        FormerTable former = new FormerTable("d", "t", "t__v2", day);
        MaintainSpec spec = new MaintainSpec("p", "s", lake, List.of(table, batches));
        assertThat(spec.removing(List.of(former)).former()).containsExactly(former);
        refused(
                () -> new MaintainSpec("p", "s", lake, List.of(table)).removing(List.of(former)),
                "former \"t\" is refused: there is no table of the dataset _ds_batches");
        refused(
                () -> spec.removing(List.of(new FormerTable("d", "t__v2", "t", day))),
                "former \"t__v2\" is refused: it is kept in order");
        refused(() -> new FormerTable("d", "t", "t", day), "successor \"t\" is refused");
        refused(() -> new FormerTable("d", "t", "u", Duration.ofHours(23)), "kept \"PT23H\" is refused");
    }

    @Test
    void aSecretIsAReference() {
        refused(
                () -> new JdbcTarget(JdbcEngine.MYSQL, "h", 3306, "d", "d", "hunter2", new TreeMap<>()),
                "secretArn is refused: expected arn:aws:secretsmanager");
        assertThatThrownBy(() -> new JdbcTarget(JdbcEngine.MYSQL, "h", 3306, "d", "d", "hunter2", new TreeMap<>()))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void redshiftAndNothingElseCopiesFromAFolder() {
        String secret = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:x";
        CopyFolder folder = new CopyFolder("s3://b/tmp", "eu-central-1", Optional.empty());
        refused(
                () -> new JdbcTarget(JdbcEngine.REDSHIFT, "h", 5439, "d", "s", secret, new TreeMap<>()),
                "engine \"REDSHIFT\" is refused");
        refused(
                () -> new JdbcTarget(
                        JdbcEngine.MYSQL, "h", 3306, "d", "s", secret, new TreeMap<>(), Optional.of(folder)),
                "engine \"MYSQL\" is refused");
        refused(() -> new CopyFolder("s3://b/tmp", "eu'central", Optional.empty()), "region");
        refused(
                () -> new CopyFolder("s3://b/tmp", "eu-central-1", Optional.of("arn:aws:iam::123456789012:role/r'x")),
                "roleArn");
    }

    @Test
    void aWatermarkIsAColumnOfEachTableThatGrows() {
        ColumnSpec changed = ColumnSpec.nullable("changed", SpecType.parse("timestamptz"));
        IngestTable.Builder table =
                IngestTable.builder("d").source("s", "t").table("x").column(ID);
        IngestTable without = table.primaryKey("id").build();
        IngestTable with = table.column(changed).build();

        IngestSpec spec = pulled("changed", with);
        assertThat(SpecReader.readIngest("it", SpecWriter.toBytes(spec))).isEqualTo(spec);
        assertThat(pulled("id", without).source()).isEqualTo(database("id"));
        refused(() -> pulled("changed", without), "dataset d has no column of that name");
        IngestTable text = IngestTable.builder("d")
                .source("s", "t")
                .table("x")
                .column(ID)
                .column(ColumnSpec.nullable("changed", SpecType.string()))
                .primaryKey("id")
                .build();
        refused(() -> pulled("changed", text), "that is an integer, a date or a timestamp");
        IngestTable keyless = IngestTable.builder("d")
                .source("s", "t")
                .table("x")
                .column(changed)
                .build();
        refused(() -> pulled("changed", keyless), "it has no key");
        refused(() -> new Watermark("changed", Duration.ofSeconds(-1)), "overlap");
    }

    @Test
    void viewsShowWhatIsThere() {
        DatasetRef dataset = new DatasetRef("s", "d");
        ExportTable table = new ExportTable(dataset, "s__d", "s_d", TableSchema.of(ID), Milestoning.LIVE);
        ConsumerView view =
                new ConsumerView("w", "g", dataset, "w_g_d", List.of("id", "x"), Milestoning.LIVE, List.of());

        refused(
                () -> new ExportSpec(
                        "p",
                        "c",
                        "k",
                        new LakeTarget("eu-central-1", "views", "readers"),
                        LakeSpec.of("lake", "s3://lake/w", "db"),
                        List.of(table),
                        List.of(view)),
                "column of view w_g_d \"x\" is refused: no column has this name");
    }

    private static IngestSpec ingest(String batchTable, IngestTable... tables) {
        return ingest(
                batchTable, new DmsSource("s3://staging/s", FileFormat.PARQUET, 1, "s3://staging/s/loaded"), tables);
    }

    @Test
    void documentsHaveTheirOwnKey() {
        DmsSource documents = new DmsSource(
                "s3://staging/s",
                FileFormat.PARQUET,
                1,
                "s3://staging/s/loaded",
                Optional.of(new Quarantine("s3://staging/s/quarantine", 1, 1)),
                Optional.empty());
        IngestTable.Builder table = IngestTable.builder("d")
                .source("shop", "d")
                .table("d")
                .column(ColumnSpec.required("_id", SpecType.string()))
                .column(ColumnSpec.required("id", SpecType.string()));

        assertThat(ingest("batches", documents, table.primaryKey("_id").build()).source())
                .isEqualTo(documents);
        refused(
                () -> ingest("batches", documents, table.primaryKey("_id", "id").build()),
                "key of d \"[_id, id]\" is refused: a deletion of a document tells nothing but its _id, so the key is [_id]");
    }

    private static IngestSpec pulled(String watermark, IngestTable... tables) {
        return ingest("batches", database(watermark), tables);
    }

    private static JdbcSource database(String watermark) {
        return new JdbcSource(
                "s3://staging/s/pulls",
                JdbcEngine.POSTGRESQL,
                "db.example.com",
                5432,
                "crm",
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:crm",
                new TreeMap<>(Map.of("sslmode", "require")),
                1,
                Optional.of(new Watermark(watermark, Duration.ofMinutes(10))));
    }

    private static IngestSpec ingest(String batchTable, IngestSource source, IngestTable... tables) {
        return new IngestSpec(
                "p",
                "s",
                Consistency.SINGLE,
                source,
                LakeSpec.of("lake", "s3://lake/w", "db"),
                batchTable,
                new StageLimits(1000, Duration.ofMinutes(30)),
                List.of(tables));
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
