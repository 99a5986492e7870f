package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.host.InstalledPlatform;
import io.datasurface.host.PlatformProviders;
import io.datasurface.host.ProviderSource;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.SpiVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TimeZone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * What every platform plugin has to keep to, as tests. Extend it and say which plugin, and a few models that it can render. Each test is
 * about one rule of the contract in {@link io.datasurface.spi.DataPlatform} and {@link DataPlatformProvider}.
 */
public abstract class PlatformPluginContract {
    private static final int THREADS = 8;

    /** Text that is taken literally or refused, and never means anything on the way out. */
    private static final List<String> HOSTILE = List.of(
            "../../etc/passwd",
            "/etc/passwd",
            "a/b",
            "..",
            "con",
            "C:\\temp",
            "${file(\"/etc/passwd\")}",
            "%{ for x in y }",
            "quote\"'`;--",
            "line\nfeed",
            "nul\u0000",
            "\u212Ael\u0131n \u00e9\u4e2d\ud83d\ude00",
            "\ud800",
            "x".repeat(300),
            " ");

    /** For subclasses. */
    protected PlatformPluginContract() {}

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

    private List<ContractRun> runs() {
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
    @DisplayName("The given models are rendered without an error")
    void rendersTheModels() {
        for (ContractRun run : runs()) {
            assertThat(run.render().problems())
                    .as("problems of %s", run)
                    .noneMatch(problem -> problem.severity() == Severity.ERROR);
            assertThat(run.artifacts()).as("artifacts of %s", run).isNotEmpty();
        }
    }

    @Test
    @DisplayName("No thread is left running, and the process keeps its language and time zone")
    void leavesTheProcessAlone() {
        for (ContractRun run : runs()) {
            assertThat(run.render().problems())
                    .as("what %s does to the process", run)
                    .noneMatch(problem -> problem.code().equals("plugin-threads")
                            || problem.code().equals("plugin-defaults"));
        }
    }

    @Test
    @DisplayName("The same model gives the same bytes again")
    void rendersTheSameTwice() {
        for (ContractRun run : runs()) {
            assertSame(run.artifacts(), run.again().artifacts(), "rendered again");
            assertSame(run.artifacts(), run.artifacts(), "rendered again by the same platform object");
        }
    }

    @Test
    @DisplayName("Many threads at once get the same bytes")
    void rendersTheSameOnManyThreads() {
        for (ContractRun run : runs()) {
            SortedMap<String, String> alone = run.artifacts();
            for (SortedMap<String, String> together : run.artifactsOfThreads(THREADS)) {
                assertSame(alone, together, "rendered by " + THREADS + " threads at once");
            }
        }
    }

    @Test
    @DisplayName("The machine's language and time zone do not matter")
    @ResourceLock(Resources.LOCALE)
    @ResourceLock(Resources.TIME_ZONE)
    void rendersTheSameInAnotherLanguageAndTimeZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        for (String language : List.of("tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva")) {
            for (ContractRun run : runs()) {
                SortedMap<String, String> here = run.artifacts();
                try {
                    Locale.setDefault(Locale.forLanguageTag(language));
                    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
                    assertSame(here, run.again().artifacts(), "rendered in " + language);
                } finally {
                    Locale.setDefault(locale);
                    TimeZone.setDefault(zone);
                }
            }
        }
    }

    @Test
    @DisplayName("Paths are allowed, and no two chunks give the same one")
    void pathsAreAllowedAndDoNotOverlap() {
        for (ContractRun run : runs()) {
            assertNoFailure(run, run.render().problems());
            assertThat(run.overlaps())
                    .as("artifacts that several chunks of %s give", run)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("The order in which a model is written does not matter")
    void orderOfTheModelDoesNotMatter() {
        for (ContractRun run : runs()) {
            assertSame(
                    run.artifacts(),
                    run.with(ModelEdits.reversed(run.model())).artifacts(),
                    "rendered from the model in another order");
        }
    }

    @Test
    @DisplayName("Hostile names and texts come out harmless or as a problem of the model")
    void hostileNamesAreHarmless() {
        for (ContractRun run : runs()) {
            for (String hostile : HOSTILE) {
                ContractRun named = run.with(ModelEdits.renamed(run.model(), hostile));
                assertNoFailure(named, named.render().problems());
                ContractRun described = run.with(ModelEdits.documented(run.model(), hostile));
                assertNoFailure(described, described.render().problems());
            }
        }
    }

    @Test
    @DisplayName("A chunk does not change when something unrelated does")
    void aChunkDoesNotDependOnUnrelatedThings() {
        for (ContractRun run : runs()) {
            List<String> changed = new ArrayList<>();
            run.chunksBesideSomethingUnrelated(changed::add);
            assertThat(changed)
                    .as(
                            "artifacts of chunks of %s that change when a store, and a workspace that reads it, are added",
                            run)
                    .isEmpty();
        }
    }

    private static void assertNoFailure(ContractRun run, List<Problem> problems) {
        assertThat(problems)
                .as("failures of the plugin with %s", run)
                .noneMatch(problem -> problem.code().equals("plugin-failed"));
    }

    private static void assertSame(SortedMap<String, String> expected, SortedMap<String, String> actual, String how) {
        assertThat(actual.keySet()).as("paths when " + how).isEqualTo(expected.keySet());
        expected.forEach((path, content) ->
                assertThat(actual.get(path)).as("%s when %s", path, how).isEqualTo(content));
    }
}
