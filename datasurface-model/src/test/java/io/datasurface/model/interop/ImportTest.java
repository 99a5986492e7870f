package io.datasurface.model.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.Problem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes over HTTP is what stands in the dump of the same model. */
class ImportTest {
    static List<String> fixtures() {
        return Fixtures.names();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void tellsAllThatTheApiCanTell(String fixture) throws Exception {
        Ecosystem dump = DumpReader.read(Fixtures.folder(fixture)).ecosystem().orElseThrow();
        try (ReplayServer server = ReplayServer.of(fixture)) {
            ImportedModel imported =
                    DataSurfaceClient.of(ClientOptions.of(server.address())).importModel(Supplement.NONE);

            assertThat(imported.problems()).isEmpty();
            assertThat(imported.version()).isEqualTo("7");
            assertThat(imported.ecosystem()).isEqualTo(Told.part(dump));
            assertThat(imported.untold())
                    .extracting(Untold::gap)
                    .startsWith(
                            ApiGap.ECOSYSTEM,
                            ApiGap.VENDORS,
                            ApiGap.PLATFORMS,
                            ApiGap.DECLARATIONS,
                            ApiGap.ZONES,
                            ApiGap.ASSIGNMENTS,
                            ApiGap.PRIMARY_INGESTION_PLATFORMS);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void withTheRestOfTheModelItIsWhole(String fixture) throws Exception {
        Ecosystem dump = DumpReader.read(Fixtures.folder(fixture)).ecosystem().orElseThrow();
        Supplement supplement = Supplement.NONE
                .withModel(Told.rest(dump), SourceMap.NONE)
                .withMappings(Fixtures.folder(fixture).resolve(DumpReader.MAPPINGS))
                .withPrimaries(Fixtures.folder(fixture).resolve(DumpReader.PRIMARIES));
        try (ReplayServer server = ReplayServer.of(fixture)) {
            ImportedModel imported =
                    DataSurfaceClient.of(ClientOptions.of(server.address())).importModel(supplement);

            assertThat(imported.problems()).isEmpty();
            assertThat(imported.ecosystem()).isEqualTo(dump);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void theWholeModelAsASupplementContradictsNothing(String fixture) throws Exception {
        DumpedModel dump = DumpReader.read(Fixtures.folder(fixture));
        Supplement supplement = Supplement.NONE.withModel(dump.ecosystem().orElseThrow(), dump.sources());
        try (ReplayServer server = ReplayServer.of(fixture)) {
            ImportedModel imported =
                    DataSurfaceClient.of(ClientOptions.of(server.address())).importModel(supplement);

            assertThat(imported.problems()).extracting(Problem::toString).isEmpty();
            assertThat(imported.ecosystem()).isEqualTo(dump.ecosystem().orElseThrow());
            assertThat(imported.sources().exact(ObjectPath.ROOT)).isPresent();
        }
    }
}
