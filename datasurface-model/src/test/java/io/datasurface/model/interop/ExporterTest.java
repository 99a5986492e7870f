package io.datasurface.model.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.LegacyDataPlatformChooser;
import io.datasurface.model.WorkspacePlatformConfig;
import io.datasurface.model.schema.DDLTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exporter writes what the reader reads. */
class ExporterTest {
    @TempDir
    private Path folder;

    private Path model;

    static List<String> fixtures() {
        return Fixtures.names();
    }

    @BeforeEach
    void make() throws IOException {
        model = Files.createDirectory(folder.resolve("model"));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void writesTheDumpOfAFixture(String fixture) throws Exception {
        Path dump = Fixtures.folder(fixture).resolve(DumpReader.DUMP);
        for (String file : List.of(DumpReader.MAPPINGS, DumpReader.PRIMARIES)) {
            Files.copy(Fixtures.folder(fixture).resolve(file), model.resolve(file));
        }
        eco("import stand_in\ndef createEcosystem(): return stand_in.ecosystem('%s')".formatted(dump.toAbsolutePath()));

        PythonExporter.Run run = PythonExporter.run(folder, model);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo(Files.readString(dump));
    }

    @Test
    void writesWhatNoFixtureHas() throws Exception {
        eco("import every_shape\ncreateEcosystem = every_shape.createEcosystem");

        PythonExporter.Run run = PythonExporter.run(folder, model, "-o", folder.resolve(DumpReader.DUMP));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        DumpedModel dump = DumpReader.read(folder);

        assertThat(dump.problems()).isEmpty();
        Ecosystem ecosystem = dump.ecosystem().orElseThrow();
        EcosystemIndex index = EcosystemIndex.of(ecosystem);
        Datastore store = index.datastore("S").orElseThrow().datastore();
        DDLTable table = (DDLTable) store.datasets().get("d").originalSchema().orElseThrow();
        assertThat(table.columns().values())
                .extracting(column -> column.type().toString())
                .containsExactly(
                        "MicroScaling(16,FP8_E8M0,FP6_E2M3)",
                        "Struct<type:Date,fields:Array(3)<Date>>",
                        "Vector(4)",
                        "Geography(4326,WGS84,POINT)");
        var workspace = index.workspace("W").orElseThrow().workspace();
        assertThat(workspace.dsgs().get("G").platformMD().orElseThrow())
                .isInstanceOfSatisfying(
                        WorkspacePlatformConfig.class,
                        config -> assertThat(config.retention().minRetentionTime())
                                .contains(Duration.ofDays(400).plusMillis(500)));
        assertThat(workspace.dsgs().get("H").platformMD().orElseThrow())
                .isInstanceOfSatisfying(LegacyDataPlatformChooser.class, chooser -> {
                    assertThat(chooser.documentation().orElseThrow().description())
                            .isEqualTo("as ever");
                    assertThat(chooser.containers())
                            .extracting(container -> container.name())
                            .containsExactly("a", "b", "c");
                });
    }

    @Test
    void classesThatNobodyKnowsAreWrittenWithTheirNames() throws Exception {
        eco("""
                import stand_in
                class Warehouse:
                    def __init__(self):
                        self.name = "w"
                        self.shelves = {stand_in.constant("size", "BIG"): (1, 2.5, True, None)}
                        self.owner = self
                        self.open = lambda: None
                        self.dbPassword = "sesame"
                        self._cache = [self]
                def createEcosystem():
                    return stand_in.new("Ecosystem", name="E", zones={}, depot=Warehouse(), graph=1)
                """);

        PythonExporter.Run run = PythonExporter.run(folder, model);

        assertThat(run.code()).isZero();
        assertThat(run.out().replaceAll("\\s+", ""))
                .contains("\"depot\":{\"_type\":\"Warehouse\",\"name\":\"w\",\"shelves\":{\"BIG\":[1,2.5,true,null]}}")
                .doesNotContain("sesame", "graph", "_cache");
        assertThat(run.err().lines())
                .containsExactly(
                        "warning: /depot/dbPassword is left out: its name says that it is a secret.",
                        "warning: /depot/owner is left out: it leads back to a Warehouse around it.",
                        "warning: /depot/open is left out: a function is no part of a model.");
    }

    @Test
    void schemasOfAvroAndCapturesFromPlatformsAreWrittenAsTheirAuthorsWroteThem() throws Exception {
        eco("""
                import stand_in
                class Avro:
                    def __init__(self): self.fields = [self]
                    def __str__(self): return '{"type": "record", "name": "R", "fields": []}'
                def createEcosystem():
                    platform = stand_in.new("LegacyDataPlatform", name="P1", executor=1)
                    schema = stand_in.new("AvroSchema", documentation=None, avroSchema=Avro())
                    capture = stand_in.new("SQLMergeIngestion", credential=None, dataPlatform=platform)
                    return stand_in.new("Ecosystem", name="E", zones={}, parts=[schema, capture])
                """);

        PythonExporter.Run run = PythonExporter.run(folder, model);

        assertThat(run.err()).isEmpty();
        assertThat(run.out().replaceAll("\\s+", ""))
                .contains("{\"_type\":\"AvroSchema\",\"documentation\":null,"
                        + "\"avroSchema\":{\"type\":\"record\",\"name\":\"R\",\"fields\":[]}}")
                .contains("{\"_type\":\"SQLMergeIngestion\",\"credential\":null,\"dataPlatform\":\"P1\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def createEcosystem(): raise KeyError('oops')",
                "def createEcosystem(): return 7",
                "def createEcosystem(): return float('nan')",
                "import nothing_of_that_name",
                "x = ",
                ""
            })
    void aModelThatCannotBeLoadedGivesNothing(String text) throws Exception {
        eco(text);
        Path target = Files.writeString(folder.resolve("old.json"), "old");

        PythonExporter.Run run = PythonExporter.run(folder, model, "-o", target);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("error: createEcosystem() ");
        assertThat(target).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("model", "old.json", "stdout", "stderr");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "7", "[{}]", "[7]", "[{\"dsgName\": \"G\", \"assignments\": [{}]}]"})
    void aBrokenAssignmentFileGivesNothing(String text) throws Exception {
        eco("import stand_in\ndef createEcosystem(): return stand_in.new('Ecosystem', name='E', zones={})");
        Files.writeString(model.resolve(DumpReader.MAPPINGS), text);

        PythonExporter.Run run = PythonExporter.run(folder, model);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("error: " + DumpReader.MAPPINGS);
    }

    @Test
    void whatAModelPrintsDoesNotGetIntoTheJson() throws Exception {
        eco("""
                import stand_in
                print("loading")
                def createEcosystem():
                    print("making")
                    return stand_in.new("Ecosystem", name="\\u00e9", zones={})
                """);

        PythonExporter.Run run = PythonExporter.run(folder, model);

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("{\n \"_type\": \"Ecosystem\",\n \"name\": \"\\u00e9\"")
                .endsWith("}\n");
        assertThat(run.err()).isEqualTo("loading\nmaking\n");
    }

    @Test
    void aFolderWithoutModelIsNamed() throws Exception {
        PythonExporter.Run run = PythonExporter.run(folder, model);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("has no eco.py");
        assertThat(PythonExporter.run(folder).code()).isEqualTo(2);
    }

    @Test
    void aLintThatBreaksOffIsAWarning() throws Exception {
        eco("""
                import stand_in
                def fail(self): raise KeyError("lint")
                def createEcosystem():
                    stand_in.cls("Ecosystem").lintAndHydrateCaches = fail
                    return stand_in.new("Ecosystem", name="E", zones={})
                """);

        PythonExporter.Run run = PythonExporter.run(folder, model);

        assertThat(run.code()).isZero();
        assertThat(run.err())
                .isEqualTo("warning: DataSurface's own lint breaks off, so some keys are missing: KeyError: 'lint'\n");
    }

    private void eco(String text) throws IOException {
        Files.writeString(model.resolve("eco.py"), text);
    }
}
