package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.container.DataContainer;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.PlatformCapabilities;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** A plugin that runs no programs, with a model that has some: it is said once, and with a model that has none all is well. */
class NarrowPluginTest {
    private static final Supplier<DataPlatformProvider> NARROW = () -> new GoodProvider() {
        @Override
        public PlatformCapabilities capabilities() {
            return PlatformCapabilities.builder()
                    .captures(CaptureMetadata.class)
                    .sources(DataContainer.class)
                    .consumers(DataContainer.class)
                    .milestoning(MilestoningStrategy.values())
                    .build();
        }
    };

    private static PlatformPluginContract contract(Ecosystem model) {
        return new SpoiledContract(NARROW, List.of(model));
    }

    @Test
    void aModelThatItCannotRender() {
        PlatformPluginContract contract = contract(SampleModels.relational("good", Map.of()));

        assertThatThrownBy(contract::rendersTheModels)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("capability-transformer", "SampleModels.withoutTransformers");
        assertThatThrownBy(contract::rendersTheSameTwice)
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContainingAll("models() has an error", "capability-transformer");
        assertThatThrownBy(contract::rendersManyNodesInLittleMemory).isInstanceOf(TestAbortedException.class);
        assertThatThrownBy(contract::leavesNoClassLoaderBehind).isInstanceOf(TestAbortedException.class);
    }

    @Test
    void aModelThatItCanRender() {
        PlatformPluginContract contract = contract(SampleModels.withoutTransformers("good", Map.of()));

        assertThatCode(contract::rendersTheModels).doesNotThrowAnyException();
        assertThatCode(contract::lintCoversWhatRenderRefuses).doesNotThrowAnyException();
        assertThatCode(contract::aSmallChangeIsASmallDifference).doesNotThrowAnyException();
    }
}
