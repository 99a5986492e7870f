package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.chunk.Cell;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.model.lint.Problem;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.PlatformContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Better chunks are rendered when somebody asks for them, with what moves, and kept. */
class RebalancingTest {
    @TempDir
    private Path out;

    /** Cuts into chunks of any size; says in each which nodes come and go. */
    private static final class Sized extends FakeProvider {
        private final long nodes;
        private final boolean moves;

        Sized(long nodes, boolean moves) {
            this.nodes = nodes;
            this.moves = moves;
        }

        @Override
        public DataPlatform create(PlatformContext context) {
            return new FakePlatform("") {
                @Override
                public ChunkLimits chunkLimits() {
                    return new ChunkLimits(Map.of("nodes", nodes), 1, List.of(new Cell("home", Map.of())));
                }

                @Override
                public boolean movesState() {
                    return moves;
                }

                @Override
                public void render(ChunkRenderRequest request, ArtifactSink sink) {
                    sink.add(
                            request.chunk().id(),
                            request.chunk().nodes() + " +" + request.arriving() + " -" + request.leaving());
                }
            };
        }
    }

    private static RenderEngine engine(long nodes, boolean moves) {
        return RenderEngine.of(
                PlatformProviders.load(ProviderSource.of(List.of(new Sized(nodes, moves)))), new UnlintedStages());
    }

    private RenderResult render(RenderEngine engine) {
        return engine.render(TestModels.stores("s1", "s2", "s3").on("P", "fake").loaded(), out);
    }

    private ChunkPlan plan() {
        return engine(2, true).previousPlan(out).platforms().get("P").chunks();
    }

    @Test
    void smallChunksAreJoinedWhenAsked() throws IOException {
        render(engine(2, true));
        assertThat(plan().chunks()).hasSize(3);
        RenderEngine.acknowledge(out, Map.of());
        render(engine(6, true));
        assertThat(plan().chunks()).hasSize(3);

        RenderResult result = render(engine(6, true).withRebalancing(OptionalInt.empty()));

        assertThat(result.problems()).isEmpty();
        assertThat(result.rendered()
                        .planned()
                        .platforms()
                        .get("P")
                        .rebalancing()
                        .orElseThrow()
                        .moves())
                .isEqualTo(4);
        assertThat(plan().chunks()).hasSize(1);
        String joined =
                Files.readString(out.resolve("P/" + plan().chunks().get(0).id()));
        assertThat(joined.substring(joined.indexOf('+')).split("Ingest/P", -1)).hasSize(3);
        ChunkPlan better = plan();
        render(engine(6, true));
        assertThat(plan()).isEqualTo(better);
    }

    @Test
    void noMoreMovesThanAllowed() {
        render(engine(2, true));

        render(engine(6, true).withRebalancing(OptionalInt.of(2)));

        assertThat(plan().chunks()).hasSize(2);
        render(engine(6, true).withRebalancing(OptionalInt.of(0)));
        assertThat(plan().chunks()).hasSize(2);
        assertThatThrownBy(() -> engine(6, true).withRebalancing(OptionalInt.of(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void whatIsMadeAnewIsTold() {
        render(engine(2, true));
        assertThat(render(engine(6, true).withRebalancing(OptionalInt.of(2))).problems())
                .extracting(Problem::code)
                .containsExactly("moves-not-acknowledged");
        RenderEngine.acknowledge(out, Map.of("P", Set.of()));
        assertThat(render(engine(6, false).withRebalancing(OptionalInt.empty())).problems())
                .extracting(Problem::code)
                .containsExactly("moves-made-anew");
        assertThat(render(engine(6, false).withRebalancing(OptionalInt.empty())).problems())
                .isEmpty();
    }
}
