package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.host.InstalledPlatform;
import io.datasurface.host.PlatformProviders;
import io.datasurface.host.ProviderSource;
import io.datasurface.model.Ecosystem;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.SpiVersion;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The rules of {@link PlatformPluginContract} about what a plugin says: of itself, of models and plans, of changes, and to other platforms.
 * Extend that one, which has these, too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // The models are made richer once.
public abstract class PluginWordsContract {
    private List<Ecosystem> rich = List.of();

    /** For {@link PlatformPluginContract}. */
    PluginWordsContract() {}

    /**
     * Makes the plugin.
     *
     * @return a new provider at each call
     */
    protected abstract DataPlatformProvider provider();

    /**
     * Models that the plugin can render without an error.
     *
     * @return at least one model; each has an instance of the plugin with a workspace assigned to it
     */
    protected abstract List<Ecosystem> models();

    /**
     * The given models with more in them; the test is left out if one of them cannot be rendered, because another test says that, and once is
     * enough.
     */
    final List<ContractRun> runs() {
        List<ContractRun> runs = richModels().stream()
                .map(model -> new ContractRun(provider(), model))
                .toList();
        assertThat(runs).as("models() gives nothing to check with").isNotEmpty();
        for (ContractRun run : runs) {
            Assumptions.assumeFalse(
                    run.hasErrors(),
                    () -> "models() has an error, so there is nothing to check with: " + run.problems());
        }
        return runs;
    }

    /** The given models with all that {@link RicherModel} adds and the plugin takes. */
    final List<Ecosystem> richModels() {
        if (rich.isEmpty()) {
            rich = models().stream()
                    .map(model -> RicherModel.of(provider(), model))
                    .toList();
        }
        return rich;
    }

    /** The given models, with errors or not. */
    final List<ContractRun> givenRuns() {
        List<ContractRun> runs = models().stream()
                .map(model -> new ContractRun(provider(), model))
                .toList();
        assertThat(runs).as("models() gives nothing to check with").isNotEmpty();
        return runs;
    }

    @Test
    @DisplayName("ServiceLoader finds the plugin under its type")
    void isRegisteredUnderItsType() {
        DataPlatformProvider provider = provider();
        PlatformProviders found =
                PlatformProviders.load(ProviderSource.of(provider.getClass().getClassLoader()));

        assertThat(found.find(provider.type()).map(InstalledPlatform::provider))
                .as(
                        "the plugin of type %s that ServiceLoader finds; register %s in META-INF/services/%s (plugins that were refused: %s)",
                        provider.type(),
                        provider.getClass().getName(),
                        DataPlatformProvider.class.getName(),
                        found.failures())
                .get()
                .satisfies(registered -> assertThat(registered.getClass()).isEqualTo(provider.getClass()));
    }

    @Test
    @DisplayName("The plugin says what it is, and was compiled for this SPI")
    void saysWhatItIs() {
        DataPlatformProvider provider = provider();

        assertThat(provider.spiVersion())
                .as("spiVersion(): return SpiVersion.CURRENT")
                .isEqualTo(SpiVersion.CURRENT);
        assertThat(provider.type()).as("type()").matches("[a-z0-9-]+");
        assertThat(provider.description()).as("description()").isNotBlank();
        assertThat(provider.version()).as("version()").isNotBlank();
        DataPlatformProvider other = provider();
        String advice = "%s of another object of the plugin; say the same each time";
        assertThat(other.version()).as(advice, "version()").isEqualTo(provider.version());
        assertThat(other.capabilities()).as(advice, "capabilities()").isEqualTo(provider.capabilities());
        assertThat(other.parameters())
                .as(advice, "parameters()")
                .hasToString(provider.parameters().toString());
    }

    @Test
    @DisplayName("Parameters are explained, have one name each, and their defaults and examples are valid")
    void parametersAreExplainedAndValid() {
        List<ParameterSpec> parameters = provider().parameters();

        assertThat(parameters).extracting(ParameterSpec::name).doesNotHaveDuplicates();
        for (ParameterSpec parameter : parameters) {
            assertThat(parameter.help()).as("help of %s", parameter.name()).isNotBlank();
            assertThat(ParameterExamples.problems(parameter))
                    .as("parameter %s", parameter.name())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("What a parameter may be is rendered, or a problem of the model")
    void strangeParametersAreRenderedOrRefused() {
        // Each value is a render.
        ContractRun run = Collections.min(runs(), Comparator.comparingInt(ContractRun::nodes));
        assertThat(StrangeParameters.mistakes(run))
                .as(
                        "values of parameters that the plugin says it takes, with %s; say what they may be with matching, oneOf, between or"
                                + " atLeast, and report in lint() what depends on more than one of them",
                        run)
                .isEmpty();
    }

    @Test
    @DisplayName("The same model, plan and change are described in the same words each time")
    void wordsAreRepeatable() {
        for (ContractRun run : runs()) {
            assertThat(WordsCheck.mistakes(run))
                    .as("words about %s; take nothing from a clock, a counter, or the order of a HashMap", run)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("Feeds are offered of what the platform ingests, and each once")
    void offersAreItsOwn() {
        for (ContractRun run : runs()) {
            assertThat(OfferCheck.mistakes(run))
                    .as("feeds that are offered with %s", run)
                    .isEmpty();
        }
    }
}
