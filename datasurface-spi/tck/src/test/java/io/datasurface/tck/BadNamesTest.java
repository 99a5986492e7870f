package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.ExportNode;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.PlatformContext;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plugins that make one name of two in the model. */
class BadNamesTest {
    private static Stream<ExportNode> exports(ChunkRenderRequest request) {
        return request.nodes().stream().filter(ExportNode.class::isInstance).map(ExportNode.class::cast);
    }

    /** A plugin that makes chunks of some size, with a file for each export. */
    private static Supplier<DataPlatformProvider> inFiles(int size, Function<ExportNode, String> name) {
        return inFiles(size, name, export -> "x\n");
    }

    private static Supplier<DataPlatformProvider> inFiles(
            int size, Function<ExportNode, String> name, Function<ExportNode, String> text) {
        return rendering(
                size,
                (request, sink) ->
                        exports(request).forEach(export -> sink.add(name.apply(export), text.apply(export))));
    }

    private static Supplier<DataPlatformProvider> rendering(
            int size, BiConsumer<ChunkRenderRequest, ArtifactSink> more) {
        return () -> new GoodProvider() {
            @Override
            public DataPlatform create(PlatformContext context) {
                return new GoodPlatform(size) {
                    @Override
                    public void render(ChunkRenderRequest request, ArtifactSink sink) {
                        super.render(request, sink);
                        more.accept(request, sink);
                    }
                };
            }
        };
    }

    private static void assertCaught(Supplier<DataPlatformProvider> plugin, String... words) {
        assertThatThrownBy(() -> Spoiled.contract(plugin).pathsAreAllowedAndDoNotOverlap())
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void oneThatKeepsNamesApart() {
        assertThatCode(() -> Spoiled.contract(inFiles(
                                3,
                                export -> "exports/" + export.container() + "/" + export.store() + "."
                                        + export.dataset() + "-"
                                        + export.store().hashCode() + ".txt"))
                        .pathsAreAllowedAndDoNotOverlap())
                .doesNotThrowAnyException();
    }

    @Test
    void oneThatJoinsThem() {
        assertCaught(
                inFiles(3, export -> export.store() + "__" + export.dataset() + ".txt"),
                "joined by __",
                "tck_ab.c__dd",
                "tck_ab__c.dd",
                "is used twice",
                "put a sign between them");
        assertCaught(inFiles(1000, export -> export.store() + "_" + export.dataset() + ".txt"), "joined by _");
    }

    @Test
    void oneThatWritesThemSmall() {
        assertCaught(
                inFiles(3, export -> export.store().toLowerCase(Locale.ROOT) + "." + export.dataset() + ".txt"),
                "in small letters");
        // Both are in one folder for whoever does not tell capitals from small letters.
        assertCaught(inFiles(3, export -> "a/" + export.store() + ".txt"), "is used twice");
    }

    /** Nobody notices, but one of them is not there. */
    @Test
    void oneThatWritesOneOverTheOther() {
        assertCaught(
                rendering(1000, (request, sink) -> {
                    Map<String, String> connections = new TreeMap<>();
                    exports(request)
                            .forEach(
                                    export -> connections.put(export.store() + "__" + export.dataset(), export.name()));
                    sink.add("connections/" + request.chunk().id() + ".txt", String.join("\n", connections.values()));
                }),
                "joined by __",
                "1 lines are missing");
    }

    /** Two files of two names, which say the same. */
    @Test
    void oneThatGivesTwoTheSameTopic() {
        assertCaught(
                inFiles(
                        1,
                        export -> export.store() + "." + export.dataset() + ".txt",
                        export -> "topic = " + (export.store() + "_" + export.dataset())),
                "joined by _",
                "lines are missing");
    }

    @Test
    void pathsOfTwoChunksAreSaidWithBoth() {
        assertThat(new ContractRun(
                                Spoiled.adding((request, sink) -> sink.add("same.txt", "x"))
                                        .get(),
                                SampleModels.relational("good", Map.of()))
                        .inSmallChunks()
                        .overlaps())
                .isNotEmpty()
                .allSatisfy(overlap -> assertThat(overlap).contains("same.txt is of chunk ", " and of chunk "));
    }
}
