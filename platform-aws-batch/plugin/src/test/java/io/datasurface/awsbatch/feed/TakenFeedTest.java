package io.datasurface.awsbatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.chunk.ChunkRenderer;
import io.datasurface.awsbatch.foundation.FeedFacts;
import io.datasurface.awsbatch.foundation.FoundationRenderer;
import io.datasurface.awsbatch.foundation.Foundations;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.lineage.LineageEvents;
import io.datasurface.awsbatch.lint.BatchLinter;
import io.datasurface.awsbatch.plan.BatchEstimator;
import io.datasurface.awsbatch.plan.Placement;
import io.datasurface.awsbatch.spec.FeedSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.LakeAccess;
import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.CellModels;
import io.datasurface.awsbatch.testing.CollectingSink;
import io.datasurface.awsbatch.testing.RenderedAmounts;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.Cost;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.FeedPlan;
import io.datasurface.spi.FeedTake;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.PlatformRenderRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The datastore crm is ingested by Other, in another account and region, and Batch takes it from there. */
class TakenFeedTest {
    private static final Path SMALL = Path.of("src/test/resources/io/datasurface/awsbatch/lint/small.yaml");
    private static final String OTHER = """
            Other:
              type: aws-batch
              parameters:
                region: us-east-1
                account: "444455556666"
                role: deploy
                stagingBucket: {name: other-staging, role: other-staging}
                icebergBucket: {name: other-lake, role: other-jobs}
                glueDatabase: {name: other, role: other-readers}
                network: {vpc: vpc-12345678, subnets: [subnet-12345678, subnet-87654321]}
            """;
    private static final String NAMES = "name: VarChar(20)}}\n";
    /** Nobody on Batch asks for it, so it does not flow in the feed. */
    private static final String UNREAD = """
                          unread:
                            originalSchema: {primaryKeyColumns: [id], columns: {id: {type: BigInt, nullable: false}}}
            """.indent(0);

    private static final String EVERY_HALF_HOUR =
            "platformMD: {type: WorkspacePlatformConfig, retention: {milestoningStrategy: LIVE_ONLY, latency: HOURS}}, ";

    private static final String FEED_ROLE = "arn:aws:iam::444455556666:role/ds-other-feeds-";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each
    private PlatformModel taker;

    @SuppressWarnings("NullAway.Init") // set before each
    private PlatformModel giver;

    @SuppressWarnings("NullAway.Init") // set before each
    private FeedOffer offer;

    @BeforeEach
    void read() {
        read(text -> text);
    }

    private void read(UnaryOperator<String> change) {
        String text =
                Trees.read(SMALL.getParent(), path -> path.equals("small.yaml")).get("small.yaml");
        Path file = folder.resolve("model.yaml");
        Trees.write(
                file,
                change.apply(text.replace("    hints: []\n", OTHER.indent(6) + "    hints: []\n")
                                .replace(NAMES, NAMES + UNREAD)
                                .replace("dsgs: {g: {", "dsgs: {g: {" + EVERY_HALF_HOUR))
                        + "primaryIngestionPlatforms: {crm: {dataPlatforms: [Other]}}\n");
        LoadedModel loaded = ModelLoader.load(file);
        assertThat(loaded.problems()).isEmpty();
        taker = TestModels.model(loaded.ecosystem().orElseThrow(), "Batch");
        giver = TestModels.model(loaded.ecosystem().orElseThrow(), "Other");
        offer = LakeFeeds.offers(TestModels.instance(giver, "Other"), giver).get(0);
        taker = fed(taker, offer);
        giver = fed(giver, offer);
    }

    private static PlatformModel fed(PlatformModel model, FeedOffer offer) {
        FeedTake take = new FeedTake("Batch", "Other", "crm", "iceberg", List.of("customers"), "It is nearer.");
        return new PlatformModel(model.ecosystem(), model.graph(), new FeedPlan(List.of(offer), List.of(take)));
    }

    private static Instance instance(PlatformModel model, String platform) {
        return TestModels.instance(model, platform);
    }

    private static SortedMap<String, String> foundation(PlatformModel model, String platform) {
        ChunkPlan plan = TestModels.oneChunk(model).plan();
        CollectingSink sink = new CollectingSink();
        PlatformRenderRequest request = new PlatformRenderRequest(model, plan);
        Instance instance = instance(model, platform);
        FoundationRenderer.render(instance, request, Foundations.of(instance, request), sink);
        return sink.folder("foundation");
    }

    private SortedMap<String, String> chunk() {
        return chunk(taker);
    }

    private static SortedMap<String, String> chunk(PlatformModel model) {
        CollectingSink sink = new CollectingSink();
        new ChunkRenderer(instance(model, "Batch"), TestModels.oneChunk(model), sink).render();
        return sink.folder("chunks/everything");
    }

    private List<Problem> lint(PlatformModel model, String platform) {
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        new BatchLinter(instance(model, platform), model, problems).lint();
        return problems.problems();
    }

    @Test
    void theIngestDocumentSaysHowTheOtherLakeIsReached() {
        assertThat(lint(taker, "Batch")).isEmpty();
        SortedMap<String, String> files = chunk();
        String document = files.entrySet().stream()
                .filter(file -> file.getKey().startsWith("specs/ingest/crm"))
                .findFirst()
                .orElseThrow()
                .getValue();
        IngestSpec spec = SpecReader.readIngest("crm", document.getBytes(StandardCharsets.UTF_8));
        assertThat(spec.source()).isInstanceOfSatisfying(FeedSource.class, source -> {
            assertThat(source.platform()).isEqualTo("Other");
            assertThat(source.batchTable())
                    .isEqualTo(offer.batches().orElseThrow().list());
            assertThat(source.lake().warehouse()).isEqualTo("s3://other-lake/lake");
            LakeAccess access = source.lake().access().orElseThrow();
            assertThat(access.account()).isEqualTo("444455556666");
            assertThat(access.region()).isEqualTo("us-east-1");
            assertThat(access.roleArn()).startsWith(FEED_ROLE);
            assertThat(source.location()).contains("-control-").endsWith("/tmp/feeds/Z/crm");
        });
        assertThat(spec.tables()).singleElement().satisfies(table -> {
            assertThat(table.sourceSchema()).isEqualTo("other");
            assertThat(table.sourceTable()).isEqualTo(table.table()).isEqualTo("crm__customers");
        });
    }

    @Test
    void nothingReadsTheSourceAndARunFollowsTheFeedsCadence() {
        SortedMap<String, String> files = chunk();
        TerraformSchemaCheck.assertValid(files);
        assertThat(String.join("\n", files.values())).doesNotContain("aws_dms_", "crm.example", "crm-db");
        assertThat(files.get("schedules.tf.json")).contains("ingest of crm", "rate(30 minutes)");
        FeedOffer slow = with(offer.access(), Duration.ofHours(6), Duration.ofDays(5));
        assertThat(chunk(fed(taker, slow)).get("schedules.tf.json"))
                .as("there is nothing new before")
                .contains("rate(360 minutes)");

        BatchEstimator estimator = new BatchEstimator(instance(taker, "Batch"), taker);
        RenderedAmounts.of(files)
                .forEach((dimension, rendered) -> assertThat(estimated(estimator, dimension))
                        .as(dimension)
                        .isEqualTo(rendered));
    }

    private long estimated(BatchEstimator estimator, String dimension) {
        int at = estimator.dimensions().indexOf(dimension);
        List<Cost> costs = new ArrayList<>();
        SortedSet<String> groups = new TreeSet<>();
        for (IntentionNode node : taker.graph().nodes()) {
            costs.add(estimator.node(node).cost());
            groups.addAll(estimator.node(node).groups());
        }
        groups.forEach(group -> costs.add(estimator.group(group).cost()));
        return costs.stream().mapToLong(cost -> cost.amount(at)).sum();
    }

    @Test
    void theJobsOfTheTakerMayAssumeOneRoleWhichReadsTheTakenTablesAndNoMore() {
        SortedMap<String, String> theirs = foundation(giver, "Other");
        SortedMap<String, String> ours = foundation(taker, "Batch");
        TerraformSchemaCheck.assertValid(theirs);
        TerraformSchemaCheck.assertValid(ours);
        String roles = theirs.get("roles.tf.json");
        String role = roles.substring(roles.indexOf("\"feeds\""));
        assertThat(role)
                .contains(
                        "AssumeByJobsOfTakers",
                        "arn:aws:iam::111122223333:root",
                        "arn:aws:iam::111122223333:role/lake");
        assertThat(policy(roles, "feeds_lake"))
                .contains(
                        "table/other/crm__customers",
                        "arn:aws:s3:::other-lake/lake/Z/"
                                + offer.batches().orElseThrow().list() + "/*",
                        "kms:Decrypt",
                        "s3:GetObject")
                .doesNotContain(
                        "unread", "table/other/*", "other-lake/lake/*", "PutObject", "UpdateTable", "GenerateDataKey");
        assertThat(theirs.get("governance.tf.json")).contains("feeds_tables", "feeds_databases");

        assertThat(ours.get("roles.tf.json")).contains("ReadFeeds", FEED_ROLE).doesNotContain("AssumeByJobsOfTakers");
        assertThat(ours.get("governance.tf.json")).doesNotContain("feeds_tables");
    }

    @Test
    void whoTakesAVersionOfATableMayReadTheOneBeforeAndBeARunThatBeganBefore() {
        read(text -> text.replace(
                        "network: {vpc: vpc-12345678",
                        "tables: {versions: {dataset/crm/customers: \"2\"}}\n          network: {vpc: vpc-12345678")
                .replace("role: lake}", "role: lake, sharedRoleKept: true}"));
        String roles = foundation(giver, "Other").get("roles.tf.json");
        assertThat(policy(roles, "feeds_lake"))
                .contains("table/other/crm__customers\"", "table/other/crm__customers__v2\"");
        assertThat(roles).contains("role/lake-ingest\\\"", "role/lake\\\"");
    }

    private static String policy(String roles, String label) {
        Map<String, @Nullable Object> resources =
                JsonTree.object(JsonTree.parseObject(roles).get("resource"));
        Map<String, @Nullable Object> policies = JsonTree.object(resources.get("aws_iam_role_policy"));
        return String.valueOf(JsonTree.object(policies.get(label)).get("policy"));
    }

    @Test
    void terraformAcceptsThem(@TempDir Path out) {
        TerraformCli terraform = TerraformCli.withProviders();
        terraform.assertValid(TerraformCli.write(out.resolve("chunk"), chunk()));
        terraform.assertValid(TerraformCli.write(out.resolve("ours"), foundation(taker, "Batch")));
        terraform.assertValid(TerraformCli.write(out.resolve("theirs"), foundation(giver, "Other")));
    }

    /** Databases are read in any cell, and what is taken from a lake goes where the lake is. */
    @Test
    void aTakenStoreIsInTheHomeCell() {
        Instance cells = CellModels.instance(taker, "Batch", CellModels.three(Map.of()));
        IntentionNode ingestion = taker.graph().nodes().stream()
                .filter(node -> node.name().equals("Ingest/Batch/crm"))
                .findFirst()
                .orElseThrow();
        assertThat(new BatchEstimator(cells, taker).node(ingestion).groups())
                .contains("module" + new Placement(cells).home());
    }

    @Test
    void lineageComesFromTheOtherLake() {
        assertThat(lineage()).contains("arn:aws:glue:us-east-1:444455556666", "table/other/crm__customers");
    }

    private String lineage() {
        LineageEvents events = new LineageEvents(instance(taker, "Batch"));
        events.ingestion(new StoreWork(
                instance(taker, "Batch"),
                taker,
                "crm",
                taker.graph().nodes().stream()
                        .filter(node -> node.name().equals("Ingest/Batch/crm"))
                        .toList()));
        return events.text();
    }

    @Test
    void whatCannotBeTakenIsSaid() {
        PlatformModel unplanned = new PlatformModel(taker.ecosystem(), taker.graph(), FeedPlan.NONE);
        assertThat(lint(unplanned, "Batch"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code() + problem.message())
                        .startsWith("aws-foreign-buffer")
                        .contains("no feed of it to Batch as iceberg is planned", "federation"));
        assertThat(lint(fed(taker, without("role")), "Batch"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code() + problem.message())
                        .startsWith("aws-foreign-buffer")
                        .contains("does not say \"role\""));
        FeedOffer unbatched = new FeedOffer(
                offer.platform(),
                offer.store(),
                offer.datasets(),
                offer.format(),
                offer.locations(),
                offer.access(),
                offer.semantics(),
                offer.cadence(),
                offer.retention());
        assertThat(lint(fed(taker, unbatched), "Batch"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code() + problem.message())
                        .startsWith("aws-foreign-buffer")
                        .contains("how its batches are told apart"));
        assertThat(lint(fed(taker, without("catalog")), "Batch"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("reads the Glue catalog only"));
        assertThat(lint(fed(taker, with(offer.access(), offer.cadence(), Duration.ofMinutes(1))), "Batch"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("aws-feed-retention"));
        SortedMap<String, String> elsewhere = new TreeMap<>(offer.access());
        elsewhere.computeIfPresent("role", (key, role) -> role.replace("arn:aws:", "arn:aws-cn:"));
        assertThat(lint(fed(taker, with(elsewhere, offer.cadence(), Duration.ofDays(5))), "Batch"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code() + problem.message())
                        .startsWith("aws-foreign-buffer")
                        .contains("arn:aws-cn:", "nobody of the partition aws can assume"));
    }

    @Test
    void whatIsWantedAndDoesNotFlowIsSaid() {
        FeedTake take = new FeedTake("Batch", "Other", "crm", "iceberg", List.of("unread"), "It is nearer.");
        PlatformModel lacking =
                new PlatformModel(taker.ecosystem(), taker.graph(), new FeedPlan(List.of(offer), List.of(take)));
        assertThat(lint(lacking, "Batch"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code() + problem.message())
                        .startsWith("aws-feed-lacks")
                        .contains("[customers] of datastore crm are wanted on Batch", "feed of platform Other"));
    }

    private FeedOffer without(String key) {
        SortedMap<String, String> access = new TreeMap<>(offer.access());
        access.remove(key);
        return with(access, offer.cadence(), offer.retention().orElseThrow());
    }

    private FeedOffer with(SortedMap<String, String> access, Duration cadence, Duration retention) {
        return new FeedOffer(
                offer.platform(),
                offer.store(),
                offer.datasets(),
                offer.format(),
                offer.locations(),
                access,
                offer.semantics(),
                offer.milestoning(),
                offer.batches(),
                cadence,
                Optional.of(retention));
    }

    @Test
    void aTakerWhoseRoleIsNotKnownHasToBeNamed() {
        FeedTake take = new FeedTake("Stranger", "Other", "crm", "iceberg", List.of("customers"), "It can.");
        PlatformModel strange =
                new PlatformModel(giver.ecosystem(), giver.graph(), new FeedPlan(List.of(offer), List.of(take)));
        assertThat(lint(strange, "Other"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code() + problem.message())
                        .startsWith("aws-feed-reader")
                        .contains("Stranger", "feeds.readers"));
        assertThat(foundation(strange, "Other").get("roles.tf.json")).doesNotContain("\"feeds\"");
    }

    /** What the role may read is narrowed to what is taken as long as its policy has place for the names. */
    @Test
    void soManyTablesAreTakenThatTheRoleReadsTheWholeLake() {
        List<String> few = IntStream.range(0, 20).mapToObj(i -> "d" + i).toList();
        List<String> many = IntStream.range(0, 80).mapToObj(i -> "dataset_" + i).toList();
        assertThat(lint(taken(few), "Other")).isEmpty();
        assertThat(FeedFacts.of(instance(giver, "Other"), taken(few)).namesTables(instance(giver, "Other")))
                .isTrue();
        assertThat(foundation(taken(few), "Other").get("roles.tf.json")).contains("table/other/crm__d19");

        assertThat(lint(taken(many), "Other"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code() + problem.message())
                        .startsWith("aws-feed-wide")
                        .contains("81"));
        assertThat(policy(foundation(taken(many), "Other").get("roles.tf.json"), "feeds_lake"))
                .contains("table/other/*")
                .doesNotContain("crm__dataset_");
    }

    private PlatformModel taken(List<String> datasets) {
        FeedTake take = new FeedTake("Batch", "Other", "crm", "iceberg", datasets, "It can.");
        return new PlatformModel(giver.ecosystem(), giver.graph(), new FeedPlan(List.of(offer), List.of(take)));
    }
}
