package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.diff.Disturbance;
import io.datasurface.spi.ChunkInputs;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.RenderNote;
import io.datasurface.spi.RenderedChange;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The contract catches plugins that review badly, and lets one pass that refuses every change. */
class BadReviewsTest {
    private static Supplier<DataPlatformProvider> reviewing(Function<RenderedChange, List<RenderNote>> review) {
        return () -> new GoodProvider() {
            @Override
            public DataPlatform create(PlatformContext context) {
                return new GoodPlatform(3) {
                    @Override
                    public ChunkInputs chunkInputs() {
                        return ChunkInputs.NEIGHBOURHOOD;
                    }

                    @Override
                    public List<RenderNote> review(io.datasurface.spi.PlatformModel model, RenderedChange change) {
                        return review.apply(change);
                    }
                };
            }
        };
    }

    private static RenderNote refused(String subject, String text) {
        return new RenderNote("X1", subject, Disturbance.DESTROY, true, text);
    }

    private static PlatformPluginContract contract(Function<RenderedChange, List<RenderNote>> review) {
        return new SpoiledContract(reviewing(review), List.of(SampleModels.relational("good", Map.of())));
    }

    @Test
    void aGoodOne() {
        PlatformPluginContract contract = contract(change ->
                change.changed().stream().map(path -> refused(path, "goes")).toList());

        assertThatCode(contract::reviewsAreRepeatable).doesNotThrowAnyException();
        // What is refused is allowed there, or these would not see much.
        assertThatCode(contract::chunksDependOnWhatThePlatformSays).doesNotThrowAnyException();
    }

    /** It names everything that was there, changed or not. */
    @Test
    void oneThatNamesWhatStays() {
        PlatformPluginContract contract = contract(change ->
                change.pathsBefore().stream().map(path -> refused(path, "goes")).toList());

        assertThatThrownBy(contract::reviewsAreRepeatable)
                .hasMessageContainingAll("nodes.txt is about an artifact that does not change", "changed() only");
    }

    @Test
    void oneThatCounts() {
        AtomicInteger calls = new AtomicInteger();
        PlatformPluginContract contract = contract(change -> List.of(refused("x", "call " + calls.incrementAndGet())));

        assertThatThrownBy(contract::reviewsAreRepeatable).hasMessageContaining("other notes the second time");
    }

    @Test
    void oneThatSaysThingsTwice() {
        PlatformPluginContract contract = contract(change -> List.of(refused("x", "goes"), refused("x", "comes")));

        assertThatThrownBy(contract::reviewsAreRepeatable).hasMessageContaining("X1:x stands there twice");
    }

    @Test
    void oneThatNeedsTheLastRender() {
        PlatformPluginContract contract = contract(change -> change.pathsBefore().stream()
                .map(path -> refused(path, "had " + change.before(path).orElseThrow().length + " bytes"))
                .toList());

        assertThatThrownBy(contract::reviewsAreRepeatable)
                .hasMessageContaining("the last render is lost")
                .hasMessageContaining("NoSuchElementException");
    }

    /** What was there may have been anything. */
    @Test
    void oneThatPassesOverALostRender() {
        PlatformPluginContract contract = contract(change -> change.changed().stream()
                .filter(path -> change.before(path).isPresent())
                .map(path -> refused(path, "goes"))
                .toList());

        assertThatThrownBy(contract::reviewsAreRepeatable)
                .hasMessageContainingAll("the last render is lost", "nothing is refused", "X1", "before()");
    }
}
