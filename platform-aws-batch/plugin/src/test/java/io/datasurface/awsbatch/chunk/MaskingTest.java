package io.datasurface.awsbatch.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.change.PlanGuard;
import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.CollectingSink;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.RenderNote;
import io.datasurface.spi.RenderedChange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns are masked by their classification before DMS writes them. */
class MaskingTest {
    private static final Path MODELS = Path.of("src/test/resources/io/datasurface/awsbatch/lint");
    private static final String TAGS = "tags: {stage: test}";
    private static final String MASKING =
            "dms: {masking: {PC1: HASH, PC2: DIGITS_MASK, PC3: DIGITS_RANDOMIZE, PC3/town: HASH}}";
    private static final String SERVERLESS = MASKING.replace("dms: {", "dms: {replication: SERVERLESS, ");
    private static final String COLUMNS = """
            name: {type: VarChar(64), classification: [{dcType: PC3}, {dcType: PC1}]}, \
            Phone_No: {type: VarChar(20), classification: [{dcType: PC2}]}, \
            salary: {type: BigInt, classification: [{dcType: PC3}]}, \
            town: {type: VarChar(64), classification: [{dcType: PC3, name: town}]}, \
            free: VarChar(20)""";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private SortedMap<String, String> render(String parameters, String database) {
        Path file = folder.resolve("model.yaml");
        Trees.write(
                file,
                String.valueOf(Trees.read(MODELS, path -> path.equals("small.yaml"))
                                .get("small.yaml"))
                        .replace("name: VarChar(20)", COLUMNS)
                        .replace(TAGS, parameters)
                        .replace("{type: PostgresDatabase, name: crm_db", "{type: " + database + ", name: crm_db"));
        PlatformModel model =
                TestModels.model(ModelLoader.load(file).ecosystem().orElseThrow(), "Batch");
        CollectingSink sink = new CollectingSink();
        new ChunkRenderer(TestModels.instance(model, "Batch"), TestModels.oneChunk(model), sink).render();
        return sink.folder("chunks/everything");
    }

    private static Map<String, @Nullable Object> resource(SortedMap<String, String> files, String type) {
        Map<String, @Nullable Object> types =
                JsonTree.object(JsonTree.parseObject(String.valueOf(files.get("replication.tf.json")))
                        .get("resource"));
        return JsonTree.object(JsonTree.object(types.get(type)).get("store__crm"));
    }

    /** What is masked, and how, as {@code column action value}. */
    private static List<String> masks(Map<String, @Nullable Object> replication) {
        List<String> masks = new ArrayList<>();
        Map<String, @Nullable Object> mappings =
                JsonTree.parseObject(String.valueOf(replication.get("table_mappings")));
        TreeSet<String> ids = new TreeSet<>();
        for (Object each : (List<?>) mappings.getOrDefault("rules", List.of())) {
            Map<String, @Nullable Object> rule = JsonTree.object(each);
            assertThat(ids.add(String.valueOf(rule.get("rule-id")))).isTrue();
            String action = String.valueOf(rule.get("rule-action"));
            if (action.startsWith("data-masking-")) {
                Map<String, @Nullable Object> locator = JsonTree.object(rule.get("object-locator"));
                assertThat(rule).containsEntry("rule-type", "transformation").containsEntry("rule-target", "column");
                assertThat(locator).containsEntry("schema-name", "sales").containsEntry("table-name", "customers");
                masks.add(locator.get("column-name") + " " + action.substring("data-masking-".length()) + " "
                        + rule.getOrDefault("value", ""));
            }
        }
        return masks;
    }

    @Test
    void tasksAndServerlessReplicationsMaskTheSame() {
        SortedMap<String, String> task = render(MASKING, "PostgresDatabase");
        SortedMap<String, String> serverless = render(SERVERLESS, "PostgresDatabase");
        TerraformSchemaCheck.assertValid(task);
        TerraformSchemaCheck.assertValid(serverless);
        Map<String, @Nullable Object> first = resource(task, "aws_dms_replication_task");
        Map<String, @Nullable Object> second = resource(serverless, "aws_dms_replication_config");

        assertThat(masks(first))
                .containsExactly(
                        "name hash-mask ",
                        "Phone_No digits-mask #",
                        "phone_no digits-mask #",
                        "salary digits-randomize ",
                        "town hash-mask ");
        assertThat(second.get("table_mappings")).isEqualTo(first.get("table_mappings"));
        assertThat(String.valueOf(first.get("replication_task_settings")))
                .contains("\"DataMaskingErrorPolicy\":\"SUSPEND_TABLE\"");
        assertThat(String.valueOf(second.get("replication_settings")))
                .contains("\"DataMaskingErrorPolicy\":\"SUSPEND_TABLE\"");
    }

    @Test
    void namesAreAlsoAsTheDatabaseWritesThem() {
        assertThat(masks(resource(render(MASKING, "OracleDatabase"), "aws_dms_replication_task")))
                .contains("name hash-mask ", "NAME hash-mask ", "PHONE_NO digits-mask #");
        assertThat(masks(resource(render(MASKING, "SQLServerDatabase"), "aws_dms_replication_task")))
                .hasSize(4);
    }

    @Test
    void nothingIsMaskedUnasked() {
        Map<String, @Nullable Object> task = resource(render(TAGS, "PostgresDatabase"), "aws_dms_replication_task");

        assertThat(masks(task)).isEmpty();
        assertThat(String.valueOf(task.get("replication_task_settings"))).doesNotContain("DataMasking");
    }

    /** Two renders of one root module. */
    private record Change(SortedMap<String, String> was, SortedMap<String, String> is) implements RenderedChange {
        private static final String FOLDER = "chunks/everything/";

        @Override
        public SortedSet<String> changed() {
            return pathsAfter();
        }

        @Override
        public SortedSet<String> pathsBefore() {
            return was.keySet().stream().map(FOLDER::concat).collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public SortedSet<String> pathsAfter() {
            return is.keySet().stream().map(FOLDER::concat).collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public Optional<byte[]> before(String path) {
            return bytes(was, path);
        }

        @Override
        public Optional<byte[]> after(String path) {
            return bytes(is, path);
        }

        private static Optional<byte[]> bytes(SortedMap<String, String> files, String path) {
            return Optional.ofNullable(files.get(path.substring(FOLDER.length())))
                    .map(text -> text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String said(SortedMap<String, String> was, SortedMap<String, String> is) {
        return PlanGuard.review(new Change(new TreeMap<>(was), new TreeMap<>(is))).stream()
                .map(RenderNote::text)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void whatWasReadBeforeStaysAndThatIsSaid() {
        SortedMap<String, String> clear = render(TAGS, "SQLServerDatabase");
        SortedMap<String, String> masked = render(MASKING, "SQLServerDatabase");
        SortedMap<String, String> other =
                render(MASKING.replace("PC2: DIGITS_MASK", "PC2: DIGITS_RANDOMIZE"), "SQLServerDatabase");

        assertThat(said(clear, masked))
                .contains(
                        "masked or masked otherwise from now on: customers.Phone_No, customers.name, customers.salary, customers.town;",
                        "what was read before stays as it is",
                        "loadEpoch");
        assertThat(said(masked, other))
                .contains("from now on: customers.Phone_No;")
                .doesNotContain("not masked");
        assertThat(said(masked, clear))
                .contains("not masked any more: customers.Phone_No")
                .contains("loadEpoch");
        assertThat(said(masked, masked)).doesNotContain("mask");
    }
}
