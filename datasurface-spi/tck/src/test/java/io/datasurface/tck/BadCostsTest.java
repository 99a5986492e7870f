package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.chunk.Cell;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.Cost;
import io.datasurface.graph.chunk.GroupEstimate;
import io.datasurface.graph.chunk.NodeEstimate;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.model.Ecosystem;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** Plugins that do not know what they cost. */
class BadCostsTest {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** Counts lines, of which the good plugin writes one per node. */
    private record Lines(ToLongFunction<IntentionNode> cost) implements ResourceEstimator {
        @Override
        public List<String> dimensions() {
            return List.of("lines");
        }

        @Override
        public NodeEstimate node(IntentionNode node) {
            return new NodeEstimate(Cost.of(cost.applyAsLong(node)), List.of());
        }

        @Override
        public GroupEstimate group(String key) {
            throw new IllegalArgumentException(key);
        }
    }

    private static class Contract extends PlatformPluginContract {
        private final ToLongFunction<IntentionNode> cost;
        private final String limited;

        Contract(ToLongFunction<IntentionNode> cost, String limited) {
            this.cost = cost;
            this.limited = limited;
        }

        @Override
        protected DataPlatformProvider provider() {
            return new GoodProvider() {
                @Override
                public DataPlatform create(PlatformContext context) {
                    return new GoodPlatform(3) {
                        @Override
                        public ResourceEstimator estimator(PlatformModel model) {
                            return new Lines(cost);
                        }

                        @Override
                        public ChunkLimits chunkLimits() {
                            return new ChunkLimits(Map.of(limited, 40L), 1, List.of(new Cell("home", Map.of())));
                        }
                    };
                }
            };
        }

        @Override
        protected List<Ecosystem> models() {
            return List.of(SampleModels.relational("good", Map.of()));
        }

        @Override
        protected Map<String, Long> measure(SortedMap<String, byte[]> artifacts) {
            long lines = 0;
            for (byte[] file : artifacts.values()) {
                for (byte character : file) {
                    lines += character == '\n' ? 1 : 0;
                }
            }
            return Map.of("lines", lines);
        }
    }

    private static void assertCaught(PlatformPluginContract contract, String... words) {
        assertThatThrownBy(contract::estimatorAgreesWithWhatIsRendered)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void anExactEstimateAndOneThatIsALittleTooHighPass() {
        assertThatCode(() -> new Contract(node -> 1, "lines").estimatorAgreesWithWhatIsRendered())
                .doesNotThrowAnyException();
        assertThatCode(() -> new Contract(node -> 2, "lines").estimatorAgreesWithWhatIsRendered())
                .doesNotThrowAnyException();
    }

    @Test
    void anEstimateThatIsTooLowOrMuchTooHigh() {
        assertCaught(
                new Contract(node -> node.name().startsWith("Export/") ? 0 : 1, "lines"),
                "\"lines\"",
                "raise what the estimator says");
        assertCaught(new Contract(node -> 4, "lines"), "\"lines\"", "lower what the estimator says");
    }

    @Test
    void aLimitThatNobodyCounts() {
        assertThatThrownBy(new Contract(node -> 1, "line")::rendersTheModels)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("chunk limits name the dimension \"line\"", "it counts lines");
    }

    @Test
    void anEstimateThatNobodyMeasures() {
        assertCaught(
                new Contract(node -> 1, "lines") {
                    @Override
                    protected Map<String, Long> measure(SortedMap<String, byte[]> artifacts) {
                        return Map.of();
                    }
                },
                "[lines]",
                "override measure()");
        assertCaught(
                new Contract(node -> 1, "lines") {
                    @Override
                    protected Map<String, Long> measure(SortedMap<String, byte[]> artifacts) {
                        return Map.of("words", 1L);
                    }
                },
                "\"words\"");
    }

    @Test
    void anEstimateThatChanges() {
        assertThatThrownBy(
                        () -> new Contract(node -> COUNTER.incrementAndGet() % 3, "lines").theNextRunChangesNothing())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the estimator and the limits must depend on the model");
    }
}
