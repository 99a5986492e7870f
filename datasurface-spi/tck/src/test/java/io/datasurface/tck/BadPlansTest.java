package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.diff.Disturbance;
import io.datasurface.graph.diff.GraphDiff;
import io.datasurface.model.Ecosystem;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChangeNote;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.PlatformRenderRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Plugins that say less of plans and changes than there is. */
class BadPlansTest {
    private static PlatformPluginContract listing(Function<List<String>, Object> needs) {
        return Spoiled.contract(() -> new GoodProvider() {
            @Override
            public DataPlatform create(PlatformContext context) {
                return new GoodPlatform(1) {
                    @Override
                    public void renderPlatform(PlatformRenderRequest request, ArtifactSink sink) {
                        sink.add(
                                "order.txt",
                                request.plan().chunks().stream()
                                        .map(chunk -> chunk.id() + needs.apply(chunk.needs()))
                                        .collect(Collectors.joining("\n")));
                    }
                };
            }
        });
    }

    @Test
    void oneThatNamesTheFirstNeedOnly() {
        assertThatCode(listing(needs -> needs)::needsOfChunksAreNamed).doesNotThrowAnyException();
        assertThatCode(listing(needs -> "")::needsOfChunksAreNamed).doesNotThrowAnyException();
        assertThatThrownBy(listing(needs -> needs.stream().limit(1).toList())::needsOfChunksAreNamed)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("order.txt does not say that chunk ", " needs ", " beside ", "Chunk.needs()");
    }

    private static PlatformPluginContract describing(Function<GraphDiff, Disturbance> how) {
        return Spoiled.contract(() -> new GoodProvider() {
            @Override
            public DataPlatform create(PlatformContext context) {
                return new GoodPlatform(3) {
                    @Override
                    public List<ChangeNote> describe(PlatformModel model, GraphDiff change) {
                        return List.of(new ChangeNote("all", how.apply(change), "Something changes."));
                    }
                };
            }
        });
    }

    @Test
    void oneThatPlaysChangesDown() {
        assertThatCode(describing(GraphDiff::worst)::changesAreNotPlayedDown).doesNotThrowAnyException();
        assertThatThrownBy(describing(change -> Disturbance.NONE)::changesAreNotPlayedDown)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "a change back from a model with a datastore and a workspace is destroy, and the notes say none at most",
                        "disturbances()");
    }

    /** It counts nodes where a program makes many things. */
    @Test
    void oneWhoseProgramsCostOne() {
        Supplier<DataPlatformProvider> plugin = GoodProvider::new;
        Ecosystem model = SampleModels.relational("good", Map.of());
        List<Ecosystem> larger = LargerNodes.of(model);

        assertThat(larger).hasSize(2).allSatisfy(each -> {
            ContractRun run = new ContractRun(plugin.get(), each);
            assertThat(run.hasErrors()).isFalse();
            assertThat(run.nodes()).isGreaterThanOrEqualTo(new ContractRun(plugin.get(), model).nodes());
        });
    }
}
