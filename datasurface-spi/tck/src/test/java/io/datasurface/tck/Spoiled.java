package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.Ecosystem;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.PlatformContext;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Plugins of which one thing is spoiled, and that a rule catches them. */
final class Spoiled {
    private Spoiled() {}

    static PlatformPluginContract contract(Supplier<DataPlatformProvider> provider, List<Ecosystem> models) {
        return new SpoiledContract(provider, models);
    }

    static PlatformPluginContract contract(Supplier<DataPlatformProvider> provider) {
        return contract(provider, List.of(SampleModels.relational("good", Map.of())));
    }

    static void assertCaught(
            Supplier<DataPlatformProvider> bad, Consumer<PlatformPluginContract> check, String... words) {
        assertThatCode(() -> check.accept(contract(GoodProvider::new))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check.accept(contract(bad)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(words);
    }

    /** A plugin that is spoiled in what it gives for a chunk beside the list of nodes. */
    static Supplier<DataPlatformProvider> adding(BiConsumer<ChunkRenderRequest, ArtifactSink> more) {
        return () -> new GoodProvider() {
            @Override
            public DataPlatform create(PlatformContext context) {
                return new GoodPlatform(3) {
                    @Override
                    public void render(ChunkRenderRequest request, ArtifactSink sink) {
                        super.render(request, sink);
                        more.accept(request, sink);
                    }
                };
            }
        };
    }

    static Supplier<DataPlatformProvider> writing(java.util.function.Function<ChunkRenderRequest, String> text) {
        return adding((request, sink) -> sink.add("chunks/" + request.chunk().id() + "/more.txt", text.apply(request)));
    }
}
