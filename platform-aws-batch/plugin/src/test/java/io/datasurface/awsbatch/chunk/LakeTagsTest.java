package io.datasurface.awsbatch.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.TableTags;
import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.testing.CollectingSink;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.awsbatch.work.LakeTags;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.spi.PlatformModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tags the documents of the ingest job ask for. */
class LakeTagsTest {
    private static final Path MODELS = Path.of("src/test/resources/io/datasurface/awsbatch/lint");
    private static final Path EXAMPLE = Path.of("../../examples/autocorp/rendered/AwsProduction");
    private static final String TAGS = "tags: {stage: test}";
    private static final String COLUMN = "name: VarChar(20)";
    private static final String KEYS = "ds-batch-";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private String text() {
        return Objects.requireNonNull(
                Trees.read(MODELS, path -> path.equals("small.yaml")).get("small.yaml"));
    }

    private Optional<TableTags> tags(String text) {
        Path file = folder.resolve("model.yaml");
        Trees.write(file, text);
        PlatformModel model =
                TestModels.model(ModelLoader.load(file).ecosystem().orElseThrow(), "Batch");
        CollectingSink sink = new CollectingSink();
        new ChunkRenderer(TestModels.instance(model, "Batch"), TestModels.oneChunk(model), sink).render();
        SortedMap<String, String> files = sink.folder("chunks/everything");
        Map.Entry<String, String> document = files.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("specs/ingest/crm"))
                .findFirst()
                .orElseThrow();
        return SpecReader.readIngest(document.getKey(), document.getValue().getBytes(StandardCharsets.UTF_8))
                .tables()
                .stream()
                .filter(table -> table.dataset().equals("customers"))
                .findFirst()
                .flatMap(IngestTable::tags);
    }

    /** Lake Formation may refuse to take back the value that a table has, and with it all of the foundation. */
    @Test
    void valuesStayWhenNothingInTheLakeHasThemAnyMore() {
        Path file = folder.resolve("empty.yaml");
        Trees.write(
                file,
                text().replace("zones:\n  Z:\n    teams:\n", "zones:\n  Y: {}\n  Z:\n    teams:\n      Idle: {}\n"));
        PlatformModel model =
                TestModels.model(ModelLoader.load(file).ecosystem().orElseThrow(), "Batch");
        assertThat(LakeTags.zones(TestModels.instance(model, "Batch")))
                .containsExactly(LakeTags.value("Y"), LakeTags.value("Z"));
        assertThat(LakeTags.teams(TestModels.instance(model, "Batch")))
                .contains(LakeTags.team("Z", "Idle"), LakeTags.team("Z", "T"));
        assertThat(LakeTags.classifications())
                .hasSize(DataClassificationType.values().length + 1)
                .contains(LakeTags.UNCLASSIFIED);
    }

    /** Without the prefix of the instance. */
    private static Map<String, String> plain(SortedMap<String, String> tags) {
        return tags.entrySet().stream()
                .collect(Collectors.toMap(
                        tag -> List.of("zone", "team", "classification").stream()
                                .filter(name -> tag.getKey().contains("-" + name + "-"))
                                .findFirst()
                                .orElseThrow(),
                        Map.Entry::getValue));
    }

    @Test
    void aTableHasItsZoneItsTeamAndItsHighestClassAndItsColumnsTheirs() {
        TableTags tags = tags(text().replace(
                                COLUMN,
                                "name: {type: VarChar(20), classification: [{dcType: PC3}, {dcType: PC1}]},"
                                        + " town: {type: VarChar(20), classification: [{dcType: PUB}]}"))
                .orElseThrow();

        assertThat(tags.table().keySet())
                .allMatch(key -> key.toLowerCase(Locale.ROOT).startsWith(KEYS));
        assertThat(plain(tags.table()))
                .containsOnlyKeys("zone", "team", "classification")
                .containsEntry("zone", LakeTags.value("Z"))
                .containsEntry("team", LakeTags.team("Z", "T"))
                .containsEntry("classification", "pc1");
        assertThat(plain(tags.added())).isEqualTo(Map.of("classification", "unclassified"));
        assertThat(tags.columns().keySet()).containsExactly("id", "town");
        assertThat(plain(Objects.requireNonNull(tags.columns().get("id"))))
                .isEqualTo(Map.of("classification", "unclassified"));
        assertThat(plain(Objects.requireNonNull(tags.columns().get("town"))))
                .isEqualTo(Map.of("classification", "pub"));
    }

    @ParameterizedTest
    @CsvSource({"PUB,unclassified", "IP,ip", "PC3,pc3", "CPI,cpi", "MNPI,mnpi", "CSI,csi"})
    void whatNobodyHasClassifiedMayBeAnythingButPublic(String type, String table) {
        TableTags tags = tags(text().replace(
                                COLUMN, "name: {type: VarChar(20), classification: [{dcType: " + type + "}]}"))
                .orElseThrow();

        assertThat(plain(tags.table())).containsEntry("classification", table);
    }

    @Test
    void theClassOfADatasetIsThatOfAllItsColumns() {
        TableTags tags = tags(text().replaceFirst(
                                "customers:\n",
                                "customers:\n                dataClassificationOverride: [{dcType: PC2}]\n"))
                .orElseThrow();

        assertThat(plain(tags.table())).containsEntry("classification", "pc2");
        TableTags open = tags(text().replaceFirst(
                                "customers:\n",
                                "customers:\n                dataClassificationOverride: [{dcType: PUB}]\n"))
                .orElseThrow();
        assertThat(plain(open.table())).containsEntry("classification", "pub");
        assertThat(open.added()).as("what is needed for every query").isEmpty();
        assertThat(tags.columns()).isEmpty();
    }

    @Test
    void whatNobodyClassifiesNeedsNoneOfItsOwn() {
        TableTags tags = tags(text()).orElseThrow();

        assertThat(plain(tags.table())).containsEntry("classification", "unclassified");
        assertThat(tags.added()).isEmpty();
        assertThat(tags.columns()).isEmpty();
    }

    @Test
    void terraformHasTheKeysAndValuesThatDocumentsAskFor() {
        SortedMap<String, String> files =
                Trees.read(EXAMPLE, path -> path.endsWith("governance.tf.json") || path.contains("/specs/ingest/"));
        Map<String, List<?>> known = new TreeMap<>();
        Map<String, @Nullable Object> resources =
                JsonTree.object(JsonTree.parseObject(String.valueOf(files.get("foundation/governance.tf.json")))
                        .get("resource"));
        JsonTree.object(resources.get("aws_lakeformation_lf_tag"))
                .values()
                .forEach(tag -> known.put(String.valueOf(JsonTree.object(tag).get("key")), (List<?>)
                        JsonTree.object(tag).get("values")));
        List<TableTags> asked = files.entrySet().stream()
                .filter(file -> file.getKey().contains("/specs/ingest/"))
                .flatMap(file ->
                        SpecReader.readIngest(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8))
                                .tables()
                                .stream())
                .map(table -> table.tags().orElseThrow())
                .toList();

        assertThat(asked).isNotEmpty();
        for (TableTags tags : asked) {
            Stream.concat(Stream.of(tags.table(), tags.added()), tags.columns().values().stream())
                    .flatMap(some -> some.entrySet().stream())
                    .forEach(tag -> assertThat(List.copyOf(Objects.requireNonNull(known.get(tag.getKey()))))
                            .as(tag.getKey())
                            .anyMatch(tag.getValue()::equals));
        }
    }

    @Test
    void governedByIamThereAreNone() {
        assertThat(tags(text().replace(TAGS, "governance: IAM"))).isEmpty();
    }

    @Test
    void ofMoreTeamsThanATagTakesThereIsNone() {
        String teams = IntStream.range(0, 999)
                .mapToObj(number -> "      t" + number + ": {}\n")
                .collect(Collectors.joining());

        assertThat(plain(tags(text().replace("    teams:\n", "    teams:\n" + teams))
                        .orElseThrow()
                        .table()))
                .containsOnlyKeys("zone", "classification");
    }
}
