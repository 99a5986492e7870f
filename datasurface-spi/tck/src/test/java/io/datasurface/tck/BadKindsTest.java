package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.Parameters;
import io.datasurface.spi.PlatformContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Plugins that take one kind of thing for another, or what is another one's. */
class BadKindsTest {
    /** Renders all that the model says into each chunk, but for something. */
    private static Supplier<DataPlatformProvider> plugin(UnaryOperator<String> forgotten) {
        return () -> new GoodProvider() {
            @Override
            public DataPlatform create(PlatformContext context) {
                Parameters given = context.parameters();
                return new GoodPlatform(1000) {
                    @Override
                    public void render(ChunkRenderRequest request, ArtifactSink sink) {
                        String all = forgotten.apply(
                                request.model().ecosystem().ecosystem().toString());
                        sink.add("chunks/" + request.chunk().id() + "/all.txt", nodes(request) + all);
                        sink.add(
                                "chunks/" + request.chunk().id() + "/parameters.txt",
                                given.integer("size")
                                        + (given.isSet("network.zones")
                                                ? given.texts("network.zones").toString()
                                                : "")
                                        + (given.isSet("tags") ? new TreeMap<>(given.textMap("tags")) : "")
                                        + (given.isSet("login") ? given.text("login") : ""));
                    }
                };
            }
        };
    }

    private static PlatformPluginContract contract(Supplier<DataPlatformProvider> plugin, String... ignored) {
        return new SpoiledContract(plugin, List.of(SampleModels.relational("good", Map.of()))) {
            @Override
            protected Set<String> ignored() {
                return Set.of(ignored);
            }
        };
    }

    private static void assertCaught(Supplier<DataPlatformProvider> bad, String... words) {
        assertThatThrownBy(contract(bad)::whatIsSaidShows)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void oneThatTakesOracleForPostgres() {
        assertCaught(
                plugin(all -> all.replace("OracleDatabase", "PostgresDatabase")),
                "alike source PostgresDatabase OracleDatabase (PostgresDatabase and OracleDatabase are the same)",
                "alike consumer PostgresDatabase OracleDatabase");
    }

    @Test
    void oneThatForgetsTheScale() {
        assertCaught(
                plugin(all -> all.replaceAll("Decimal\\((\\d+),\\d+\\)", "Decimal($1)")),
                "alike column Decimal(38,10) Decimal(38,9)");
    }

    @Test
    void oneThatSaysWhatIsTheSame() {
        assertThatCode(contract(
                        plugin(all -> all.replace("OracleDatabase", "PostgresDatabase")),
                        "Export unread datasets",
                        "DataTransformer unread datasets",
                        "Trigger unread datasets",
                        "alike source PostgresDatabase OracleDatabase",
                        "alike consumer *")::whatIsSaidShows)
                .doesNotThrowAnyException();
    }

    /** The first dataset of a datastore is that of the others, too. */
    @Test
    void oneThatTakesTheFirstDataset() {
        assertCaught(plugin(all -> all), "Export unread datasets (in chunks/");
    }
}
