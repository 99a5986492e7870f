package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A small example that has everything, split into files, and what it looks like when written. Run with {@code -Dgolden.update=true} to
 * write the golden files again; that run fails, so that it cannot pass unseen.
 */
class GoldenExampleTest {
    private static final Path EXAMPLE = Path.of("src/test/resources/example");
    private static final String TABLE = """
            datasurface: 1
            name: A
            zones: {Z: {teams: {T: {dataStores: {s: {datasets: {d: {originalSchema: {%s}}}}}}}}}
            """;
    private static final LoadedModel READ = EcosystemReader.read(EXAMPLE.resolve("files"));

    @Test
    void isReadWithoutProblems() {
        assertThat(READ.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.json", "example.yaml"})
    void isWrittenAsBefore(String file) throws IOException {
        Path golden = EXAMPLE.resolve(file);
        String written = file.endsWith(".json") ? EcosystemWriter.toJson(model()) : EcosystemWriter.toYaml(model());
        if (Boolean.getBoolean("golden.update")) {
            EcosystemWriter.write(model(), golden);
        }
        assertThat(Boolean.getBoolean("golden.update"))
                .as("golden files were written again")
                .isFalse();
        assertThat(written)
                .as("to accept the change run with -Dgolden.update=true")
                .isEqualTo(Files.readString(golden));
        assertThat(EcosystemReader.read(golden).ecosystem()).contains(model());
    }

    @Test
    void hasEveryRecordOfTheModel() {
        Set<String> wanted = new TreeSet<>();
        collectRecords(Shapes.BUILT_IN.ecosystem(), wanted);
        Set<String> found = new TreeSet<>();
        collectRecords(model(), found);
        assertThat(found).containsAll(wanted).hasSizeGreaterThan(50);
    }

    @Test
    void hasEveryKindOfColumnType() {
        Set<Class<?>> found = model().zones().get("Sales").teams().get("Orders").dataStores().values().stream()
                .flatMap(store -> store.datasets().values().stream())
                .flatMap(dataset -> dataset.originalSchema().stream())
                .flatMap(schema -> ((DDLTable) schema).columns().values().stream())
                .map(DDLColumn::type)
                .map(Object::getClass)
                .collect(Collectors.toSet());
        assertThat(found).containsExactlyInAnyOrder(DataType.class.getPermittedSubclasses());
    }

    @Test
    void hashTellsContentAndNotOrder() {
        assertThat(ModelHash.of(model())).isEqualTo("3444e64f7a6e5f5ea9083f260a1da8187474e171e9436eab6769cfa399b18274");
        assertThat(ModelHash.of(reversed(model()))).isEqualTo(ModelHash.of(model()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "columns: {a: Date, b: Date} | columns: {b: Date, a: Date}",
                "primaryKeyColumns: [a, b] | primaryKeyColumns: [b, a]",
                "ingestionPartitionColumns: [a, b] | ingestionPartitionColumns: [b, a]"
            })
    void hashTellsTheOrderOfColumns(String first, String second) throws IOException {
        assertThat(hash(TABLE.formatted(first))).isNotEqualTo(hash(TABLE.formatted(second)));
    }

    @Test
    void hashDoesNotTellTheOrderOfSinksAndClassifications() throws IOException {
        String text = """
                datasurface: 1
                name: A
                zones:
                  Z:
                    teams:
                      T:
                        workspaces:
                          w: {dsgs: {g: {sinks: [%s]}}}
                        dataStores:
                          s: {datasets: {d: {dataClassificationOverride: [%s]}}}
                """;
        String one = "{storeName: s, datasetName: d}";
        String other = "{storeName: s, datasetName: e}";
        String hash = hash(text.formatted(one + ", " + other, "{dcType: PC1, name: x}, PUB"));

        assertThat(hash(text.formatted(other + ", " + one, "PUB, {dcType: PC1, name: x}")))
                .isEqualTo(hash);
        assertThat(hash(text.formatted(one + ", " + one, "PUB, {dcType: PC1, name: x}")))
                .isNotEqualTo(hash);
        assertThat(hash(text.formatted(one, "PUB, {dcType: PC1, name: x}"))).isNotEqualTo(hash);
    }

    @Test
    void hashTellsTheOrderOfParameters() throws IOException {
        String text = """
                datasurface: 1
                name: A
                platformServicesProviders: {P: {dataPlatforms: {B: {type: x, parameters: {list: [%s]}}}}}
                """;
        assertThat(hash(text.formatted("1, 2"))).isNotEqualTo(hash(text.formatted("2, 1")));
    }

    private static String hash(String text) throws IOException {
        Path file = Files.createTempFile("model", ".yaml");
        try {
            Files.writeString(file, text);
            LoadedModel model = EcosystemReader.read(file);
            assertThat(model.problems()).isEmpty();
            return ModelHash.of(model.ecosystem().orElseThrow());
        } finally {
            Files.delete(file);
        }
    }

    private static Ecosystem model() {
        return READ.ecosystem().orElseThrow();
    }

    private static Ecosystem reversed(Ecosystem model) {
        return model.toBuilder()
                .vendors(reversed(model.vendors()))
                .platformServicesProviders(reversed(model.platformServicesProviders()))
                .zoneDeclarations(reversed(model.zoneDeclarations()))
                .zones(reversed(model.zones()))
                .dsgPlatformMappings(Lists.reverse(model.dsgPlatformMappings()))
                .primaryIngestionPlatforms(reversed(model.primaryIngestionPlatforms()))
                .regulators(reversed(model.regulators()))
                .build();
    }

    private static <V> List<V> reversed(Map<String, V> map) {
        return ImmutableList.copyOf(map.values()).reverse();
    }

    private static void collectRecords(Shape shape, Set<String> into) {
        if (shape instanceof RecordShape record && into.add(record.type().getName())) {
            record.fields().forEach(field -> collectRecords(field.shape(), into));
        } else if (shape instanceof UnionShape union) {
            union.kinds().values().forEach(kind -> collectRecords(kind, into));
        } else if (shape instanceof Shape.Items items) {
            collectRecords(items.element(), into);
        } else if (shape instanceof Shape.Entries entries) {
            collectRecords(entries.value(), into);
        }
    }

    private static void collectRecords(Object value, Set<String> into) {
        if (value instanceof Optional<?> some) {
            some.ifPresent(inner -> collectRecords(inner, into));
        } else if (value instanceof Collection<?> values) {
            values.forEach(inner -> collectRecords(inner, into));
        } else if (value instanceof Map<?, ?> map) {
            collectRecords(map.values(), into);
        } else if (value instanceof Record) {
            into.add(value.getClass().getName());
            Arrays.stream(value.getClass().getRecordComponents()).forEach(component -> {
                try {
                    collectRecords(component.getAccessor().invoke(value), into);
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(e);
                }
            });
        }
    }
}
