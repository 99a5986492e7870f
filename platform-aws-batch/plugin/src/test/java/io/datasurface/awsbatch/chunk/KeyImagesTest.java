package io.datasurface.awsbatch.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.CollectingSink;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.spi.PlatformModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DMS is asked for the keys that rows had before a change, where that is wanted and its source has them. */
class KeyImagesTest {
    private static final Path MODELS = Path.of("src/test/resources/io/datasurface/awsbatch/lint");
    private static final String TAGS = "tags: {stage: test}";
    private static final String WANTED = "dms: {keyBeforeImages: {store/crm: \"true\"}}";
    private static final String SERVERLESS = WANTED.replace("dms: {", "dms: {replication: SERVERLESS, ");
    private static final String KEY = "primaryKeyColumns: [id], columns: {id: {type: BigInt, nullable: false}, name";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private SortedMap<String, String> render(String parameters, String database, String key) {
        Path file = folder.resolve("model.yaml");
        Trees.write(
                file,
                String.valueOf(Trees.read(MODELS, path -> path.equals("small.yaml"))
                                .get("small.yaml"))
                        .replace(TAGS, parameters)
                        .replace(KEY, key)
                        .replace("{type: PostgresDatabase, name: crm_db", "{type: " + database + ", name: crm_db"));
        PlatformModel model =
                TestModels.model(ModelLoader.load(file).ecosystem().orElseThrow(), "Batch");
        CollectingSink sink = new CollectingSink();
        new ChunkRenderer(TestModels.instance(model, "Batch"), TestModels.oneChunk(model), sink).render();
        SortedMap<String, String> files = sink.folder("chunks/everything");
        TerraformSchemaCheck.assertValid(files);
        return files;
    }

    private static String mappings(SortedMap<String, String> files, String type) {
        Map<String, @Nullable Object> types =
                JsonTree.object(JsonTree.parseObject(String.valueOf(files.get("replication.tf.json")))
                        .get("resource"));
        return String.valueOf(JsonTree.object(JsonTree.object(types.get(type)).get("store__crm"))
                .get("table_mappings"));
    }

    @Test
    void aTaskAndAServerlessReplicationDeliverTheKeyBeforeAChange() {
        for (String database : List.of("PostgresDatabase", "MySQLDatabase")) {
            String task = mappings(render(WANTED, database, KEY), "aws_dms_replication_task");

            assertThat(task)
                    .contains(
                            "{\"rule-type\":\"transformation\",\"rule-id\":\"3\",\"rule-name\":\"3\",\"rule-target\":\"column\","
                                    + "\"object-locator\":{\"schema-name\":\"sales\",\"table-name\":\"customers\"},"
                                    + "\"rule-action\":\"add-before-image-columns\","
                                    + "\"before-image-def\":{\"column-prefix\":\"_ds_bi_\",\"column-suffix\":\"\",\"column-filter\":\"pk-only\"}}");
            assertThat(mappings(render(SERVERLESS, database, KEY), "aws_dms_replication_config"))
                    .isEqualTo(task);
        }
    }

    @Test
    void itIsNotAskedForItUnwantedNorWhereThereIsNone() {
        List<SortedMap<String, String>> without = List.of(
                render(TAGS, "PostgresDatabase", KEY),
                render(WANTED.replace("true", "false"), "PostgresDatabase", KEY),
                render(WANTED, "SQLServerDatabase", KEY),
                render(WANTED, "OracleDatabase", KEY),
                render(WANTED, "DB2Database", KEY),
                render(WANTED, "PostgresDatabase", "columns: {id: {type: BigInt, nullable: false}, name"));

        for (SortedMap<String, String> files : without) {
            assertThat(mappings(files, "aws_dms_replication_task"))
                    .contains("add-column")
                    .doesNotContain("before-image");
        }
    }
}
