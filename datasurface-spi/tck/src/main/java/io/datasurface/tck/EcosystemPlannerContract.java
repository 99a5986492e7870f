package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.host.InstalledPlanner;
import io.datasurface.host.PlatformProviders;
import io.datasurface.host.ProviderSource;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.EcosystemPlan;
import io.datasurface.spi.EcosystemPlanner;
import io.datasurface.spi.FeedTake;
import io.datasurface.spi.SpiVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * What every ecosystem planner has to keep to, as tests. Extend it and say which planner, which plugins the platforms have that it plans for,
 * and a few models. Each test is about one rule of the contract in {@link EcosystemPlanner}, and what it says when it fails says what to do.
 *
 * <p>One rule is about a process of its own, in which the contract is made anew: the class needs a constructor without parameters, and
 * {@link #planner}, {@link #plugins} and {@link #models} must do without what JUnit sets.
 */
public abstract class EcosystemPlannerContract {
    private static final int THREADS = 8;
    private static final Pattern VERSIONED = Pattern.compile("\\A\\{\\s*\"formatVersion\"\\s*:\\s*[1-9]");

    /** For subclasses. */
    protected EcosystemPlannerContract() {}

    /**
     * Makes the planner.
     *
     * @return a new planner at each call
     */
    protected abstract EcosystemPlanner planner();

    /**
     * The plugins of the platforms in {@link #models}.
     *
     * @return at least one plugin
     */
    protected abstract List<DataPlatformProvider> plugins();

    /**
     * Models that the planner can plan without an error. {@link SampleModels#shared} is one with two instances of a plugin.
     *
     * @return at least one model; in each there is something that the planner changes, and a workspace that is assigned to a platform
     */
    protected abstract List<Ecosystem> models();

    final List<PlanningRun> runs() {
        List<PlanningRun> runs = models().stream()
                .map(model -> new PlanningRun(planner(), plugins(), model))
                .toList();
        assertThat(runs).as("models() gives nothing to check with").isNotEmpty();
        return runs;
    }

    @Test
    @DisplayName("ServiceLoader finds the planner under its name")
    void isRegisteredUnderItsName() {
        EcosystemPlanner planner = planner();
        PlatformProviders found =
                PlatformProviders.load(ProviderSource.of(planner.getClass().getClassLoader()));

        assertThat(found.planners())
                .as(
                        "the planners that ServiceLoader finds; register %s in META-INF/services/%s (those that were refused: %s)",
                        planner.getClass().getName(), EcosystemPlanner.class.getName(), found.failures())
                .filteredOn(installed -> installed.name().equals(planner.name()))
                .extracting(InstalledPlanner::planner)
                .singleElement()
                .satisfies(registered -> assertThat(registered.getClass()).isEqualTo(planner.getClass()));
    }

    @Test
    @DisplayName("The planner says what it is, and was compiled for this SPI")
    void saysWhatItIs() {
        EcosystemPlanner planner = planner();
        EcosystemPlanner other = planner();

        assertThat(planner.spiVersion())
                .as("spiVersion(): return SpiVersion.CURRENT")
                .isEqualTo(SpiVersion.CURRENT);
        assertThat(planner.name()).as("name()").matches("[a-z0-9-]+");
        assertThat(planner.description()).as("description()").isNotBlank();
        assertThat(planner.version()).as("version()").isNotBlank();
        assertThat(List.of(other.name(), other.version(), other.description()))
                .as("name(), version() and description() of another object of the planner; say the same each time")
                .isEqualTo(List.of(planner.name(), planner.version(), planner.description()));
    }

    @Test
    @DisplayName("The given models are planned and rendered without an error, and something is planned")
    void plansTheModels() {
        for (PlanningRun run : runs()) {
            assertThat(run.problems())
                    .as("problems of %s", run)
                    .noneMatch(problem -> problem.severity() == Severity.ERROR);
            assertThat(run.plan().changes())
                    .as("changes that are planned of %s", run)
                    .isNotEmpty();
        }
    }

    @Test
    @DisplayName("No thread of the planner is left running, and the process keeps its language and time zone")
    void leavesTheProcessAlone() {
        for (PlanningRun run : runs()) {
            assertThat(run.problems())
                    .as(
                            "what planning %s does to the process; end every thread before a call returns, and set no default",
                            run)
                    .extracting(Problem::code)
                    .doesNotContain("plugin-threads", "plugin-defaults");
        }
    }

    @Test
    @DisplayName("The same model is planned in the same way again")
    void plansTheSameTwice() {
        String advice = "; take nothing from a clock, a random number, a counter, or the order of a HashMap";
        for (PlanningRun run : runs()) {
            Expectations.assertSame(run.words(), run.with(planner()).words(), "planned again", advice);
            Expectations.assertSame(
                    run.words(), run.with(run.model()).words(), "planned again by the same object", advice);
        }
    }

    @Test
    @DisplayName("What was planned before by the same object does not matter")
    void rememberedPlansDoNotMatter() {
        for (PlanningRun run : runs()) {
            EcosystemPlanner used = planner();
            PlanningRun after = run.with(used);
            ModelVariants.of(run.model()).values().stream().limit(4).forEach(after::with);
            ModelGrowth.withSomethingUnrelated(run.model()).ifPresent(after::with);
            Expectations.assertSame(
                    run.words(),
                    run.with(used).words(),
                    "planned after other models",
                    "; what is kept from one call to the next may save time and must change nothing");
        }
    }

    @Test
    @DisplayName("Many threads at once get the same plan")
    void plansTheSameOnManyThreads() {
        for (PlanningRun run : runs()) {
            SortedMap<String, String> alone = run.words();
            EcosystemPlanner shared = planner();
            for (SortedMap<String, String> together :
                    Together.call(THREADS, () -> run.with(shared).words())) {
                Expectations.assertSame(
                        alone,
                        together,
                        "planned by " + THREADS + " threads at once",
                        "; keep what a call needs in the call, not in fields");
            }
        }
    }

    @Test
    @DisplayName("The language and time zone of the machine that plans do not matter")
    @ResourceLock(Resources.LOCALE)
    @ResourceLock(Resources.TIME_ZONE)
    void plansTheSameInAnotherLanguageAndTimeZone() {
        for (PlanningRun run : runs()) {
            SortedMap<String, String> here = run.words();
            OtherLanguages.forEach(language -> Expectations.assertSame(
                    here,
                    run.with(planner()).words(),
                    "planned in " + language,
                    "; give Locale.ROOT to format, toLowerCase and toUpperCase, and a zone to times"));
        }
    }

    @Test
    @DisplayName("Another process plans the same: of another machine and user, with sets in another order")
    void plansTheSameInAnotherProcess() {
        Path result = ChildProcess.file();
        try {
            ChildProcess.run(
                    getClass(), ChildMain.PLAN, result, ChildProcess.OTHER_MACHINE, "models() cannot be planned there");
            List<SortedMap<String, String>> there = ContractRun.read(result);
            List<PlanningRun> here = runs();
            assertThat(there).as("models()").hasSameSizeAs(here);
            for (int i = 0; i < there.size(); i++) {
                Expectations.assertSame(
                        here.get(i).words(),
                        there.get(i),
                        "planned in a process with ISO-8859-1, CRLF, another user and another order of Set.of",
                        "; name UTF-8 where text becomes bytes, write \\n and not %n, and sort what comes from a Set or Map");
            }
        } finally {
            ChildProcess.delete(result);
        }
    }

    @Test
    @DisplayName("The order in which a model is written does not matter to a plan")
    void orderOfTheModelDoesNotMatter() {
        for (PlanningRun run : runs()) {
            Expectations.assertSame(
                    run.words(),
                    run.with(ModelEdits.reversed(run.model())).words(),
                    "planned from the model in another order",
                    "; sort by name what comes from the model");
        }
    }

    @Test
    @DisplayName("Hostile names and texts are planned harmlessly, or are a problem of the model")
    void hostileNamesAreHarmless() {
        int planned = 0;
        for (PlanningRun run : runs()) {
            for (String hostile : ModelEdits.HOSTILE) {
                for (Ecosystem model : List.of(
                        ModelEdits.renamed(run.model(), hostile), ModelEdits.documented(run.model(), hostile))) {
                    PlanningRun named = run.with(model);
                    Expectations.assertNoFailure("the planner with " + named, named.problems());
                    planned += named.applied().isPresent() ? 1 : 0;
                }
            }
        }
        assertThat(planned)
                .as("models with hostile texts that the planner was asked about")
                .isPositive();
    }

    @Test
    @DisplayName("What cannot be planned is a problem of the model, and nothing is thrown")
    void whatCannotBePlannedIsAProblem() {
        for (PlanningRun run : runs()) {
            ModelVariants.of(run.model())
                    .forEach((what, model) -> Expectations.assertNoFailure(
                            "the planner with " + run + " with " + what,
                            run.with(model).problems()));
            for (DataPlatformProvider plugin : plugins()) {
                PlanningRun fewer = run.without(plugin.type());
                Expectations.assertNoFailure(
                        "the planner with " + run + " without the plugin " + plugin.type(), fewer.problems());
            }
        }
    }

    @Test
    @DisplayName("Decisions of another model, of another version or of nobody do no harm")
    void strangeDecisionsDoNoHarm() {
        for (PlanningRun run : runs()) {
            SortedMap<String, String> own = run.plan().decisions();
            List<SortedMap<String, String>> strange = new ArrayList<>();
            for (String text : List.of("", "nobody", "a/b", "\u212A", "-1")) {
                strange.add(new TreeMap<>(Map.of(text, text, text + "/" + text, text)));
                SortedMap<String, String> values = new TreeMap<>();
                own.forEach((key, value) -> values.put(key, text));
                strange.add(values);
                SortedMap<String, String> keys = new TreeMap<>();
                own.forEach((key, value) -> keys.put(key + text, value));
                strange.add(keys);
            }
            for (SortedMap<String, String> decisions : strange) {
                Expectations.assertNoFailure(
                        "the planner with " + run + " after the decisions " + decisions,
                        run.after(decisions).problems());
            }
        }
    }

    @Test
    @DisplayName("The next run without a change of the model plans the same")
    void theNextRunPlansTheSame() {
        for (PlanningRun run : runs()) {
            Expectations.assertSame(
                    run.words(),
                    run.next(run.model()).words(),
                    "planned on top of the last plan",
                    "; keep to what was decided, and to the reasons for it");
        }
    }

    @Test
    @DisplayName("What is planned does not change when something unrelated comes")
    void somethingUnrelatedMovesNothing() {
        for (PlanningRun run : runs()) {
            Optional<Ecosystem> larger = ModelGrowth.withSomethingUnrelated(run.model());
            assertThat(larger)
                    .as(
                            "%s has a workspace without a transformer that is assigned to a platform; without one there is nothing to check with",
                            run)
                    .isPresent();
            EcosystemPlan next = run.next(larger.orElseThrow()).plan();
            String advice = "after a datastore, and a workspace that reads it, were added to %s";
            assertThat(sources(next)).as("what nodes read " + advice, run).containsAllEntriesOf(sources(run.plan()));
            assertThat(feeds(next)).as("feeds " + advice, run).containsAll(feeds(run.plan()));
            assertThat(next.decisions())
                    .as("decisions " + advice, run)
                    .containsAllEntriesOf(run.plan().decisions());
        }
    }

    /** By name of a node the platform that it reads from, if it is an ingestion that does. */
    private static SortedMap<String, String> sources(EcosystemPlan plan) {
        SortedMap<String, String> sources = new TreeMap<>();
        plan.graphs()
                .graphs()
                .forEach(graph -> graph.nodes()
                        .forEach(
                                node -> sources.put(node.name(), readsFrom(node).orElse(""))));
        return sources;
    }

    private static Optional<String> readsFrom(IntentionNode node) {
        if (node instanceof IngestionMultiNode multi) {
            return multi.readsFrom();
        }
        return node instanceof IngestionSingleNode single ? single.readsFrom() : Optional.empty();
    }

    /** The feeds without their reasons, which may tell of more. */
    private static List<FeedTake> feeds(EcosystemPlan plan) {
        return plan.takes().stream()
                .map(take ->
                        new FeedTake(take.platform(), take.from(), take.store(), take.format(), take.datasets(), ""))
                .toList();
    }

    @Test
    @DisplayName("Platforms know each other by their feeds only: graphs and feeds say the same")
    void feedsAndGraphsSayTheSame() {
        for (PlanningRun run : runs()) {
            run.plan();
            assertThat(FeedGraphCheck.mistakes(run.applied().orElseThrow()))
                    .as("what graphs of %s say otherwise than the feeds that are taken", run)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("Documents in JSON begin with the version of their format")
    void documentsAreVersioned() {
        for (PlanningRun run : runs()) {
            assertThat(run.artifacts().entrySet().stream()
                            .filter(entry -> entry.getKey().endsWith(".json"))
                            .filter(entry ->
                                    !VERSIONED.matcher(entry.getValue()).find())
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toList()))
                    .as("documents of %s without \"formatVersion\", a whole number from 1, as their first field", run)
                    .isEmpty();
        }
    }
}
