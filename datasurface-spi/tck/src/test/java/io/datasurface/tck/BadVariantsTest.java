package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterValues;
import io.datasurface.spi.PlatformContext;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Plugins that take for granted what a model or an instance may leave out. */
class BadVariantsTest {
    @Test
    void aPluginThatNeedsACredentialOfAConsumer() {
        Spoiled.assertCaught(
                Spoiled.adding((request, sink) -> request.model()
                        .ecosystem()
                        .workspaces()
                        .forEach(entry -> entry.workspace()
                                .dataContainer()
                                .filter(container -> container instanceof PostgresDatabase)
                                .map(container -> ((PostgresDatabase) container)
                                        .credential()
                                        .orElseThrow()))),
                PlatformPluginContract::lintCoversWhatRenderRefuses,
                "consumers without a credential",
                "No value present",
                "report in lint()");
    }

    @Test
    void aPluginThatReadsWhatIsNotSet() {
        Spoiled.assertCaught(
                () -> new GoodProvider() {
                    @Override
                    public DataPlatform create(PlatformContext context) {
                        context.parameters().text("login");
                        return super.create(context);
                    }
                },
                PlatformPluginContract::rendersTheModels,
                "login");
        // Where the given models set it.
        Supplier<DataPlatformProvider> reading = () -> new GoodProvider() {
            @Override
            public DataPlatform create(PlatformContext context) {
                context.parameters().text("login");
                return super.create(context);
            }
        };
        assertThatThrownBy(() -> Spoiled.contract(
                                reading,
                                List.of(SampleModels.relational("good", Map.of("login", ParameterValues.of("prod")))))
                        .lintCoversWhatRenderRefuses())
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("required parameters only", "ask isSet()", "login");
    }

    @Test
    void aPluginThatCannotDoWithItsOwnExamples() {
        Spoiled.assertCaught(
                () -> new GoodProvider() {
                    @Override
                    public DataPlatform create(PlatformContext context) {
                        if (context.parameters().isSet("network.zones")) {
                            throw new IllegalStateException("no zones");
                        }
                        return super.create(context);
                    }
                },
                PlatformPluginContract::lintCoversWhatRenderRefuses,
                "the examples of all parameters",
                "no zones");
    }
}
