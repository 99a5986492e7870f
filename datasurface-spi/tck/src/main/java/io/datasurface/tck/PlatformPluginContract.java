package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.host.PlannedPlatform;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.DataPlatformProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * What every platform plugin has to keep to, as tests. Extend it and say which plugin, and a few models that it can render. Each test is
 * about one rule of the contract in {@link io.datasurface.spi.DataPlatform} and {@link DataPlatformProvider}, and what it says when it fails
 * says what to do.
 *
 * <p>Some rules are about a process of its own, in which the contract is made anew: the class needs a constructor without parameters, and
 * {@link #provider}, {@link #models} and {@link #largeModel} must do without what JUnit sets.
 */
public abstract class PlatformPluginContract extends PluginChangesContract {
    private static final int THREADS = 8;
    private static final int MANY_COPIES = 12;

    /** For subclasses. */
    protected PlatformPluginContract() {}

    /**
     * A model for which rendering must get by with {@link #megabytes}. By default the first of {@link #models} with 5,000 copies of a
     * datastore and of a workspace that reads it. Override it if the plugin has limits that forbid
     * so many; {@link SampleModels#grown} makes copies.
     *
     * @return a model that the plugin can render, in which a graph has at least 10,000 nodes
     */
    protected Ecosystem largeModel() {
        return SampleModels.grown(models().get(0), ChildMain.MANY_NODES / 2);
    }

    /**
     * How much heap the render of {@link #largeModel} may need, with the model, the plan and all artifacts.
     *
     * @return size in MiB; 256 unless overridden
     */
    protected int megabytes() {
        return 256;
    }

    /**
     * Counts in artifacts what the plugin's estimator counts ahead, such as Terraform resources. The contract compares both for every chunk.
     * To be overridden by plugins whose estimator counts more than {@code nodes}.
     *
     * @param artifacts bytes by path of all that was rendered for one chunk
     * @return amounts by dimension; a dimension that artifacts do not show is left out
     */
    protected Map<String, Long> measure(SortedMap<String, byte[]> artifacts) {
        return Map.of();
    }

    /**
     * Looks whether an artifact is what its format asks for. The contract calls it for all that is rendered from models with hostile texts.
     * By default files whose names end with {@code .json} have to be JSON, and those with {@code .yaml} or {@code .yml} YAML, in which no object
     * has a name twice, in {@code .csv} and {@code .sh} quotes have to be closed, {@code .xml} and {@code .properties} have to be read by the JDK,
     * and others are not looked at: override it to parse what else the plugin renders.
     *
     * @param path path of an artifact
     * @param content its bytes
     * @throws RuntimeException or an {@link AssertionError}, if it is not
     */
    protected void check(String path, byte[] content) {
        Shapes.of(path, content);
    }

    /**
     * What stands in an artifact, as who reads it gets it: without quotes and escapes. The contract looks whether a hostile text of the model, such
     * as a query with quotes, comes back as it is wherever plain letters do; where they stand among others, it does not. By default it reads
     * values and names of {@code .json} (but Terraform's), {@code .yaml} and {@code .yml}, {@code .xml}, and of {@code .properties} as
     * {@link java.util.Properties#load(java.io.InputStream)} has them: override it for what else the plugin renders, or to leave out what is
     * another text on purpose.
     *
     * @param path path of an artifact
     * @param content its bytes
     * @return texts, in any order; empty if nothing in it is a text of the model as it is
     * @throws IllegalArgumentException if it cannot be read
     */
    protected List<String> texts(String path, byte[] content) {
        return Shapes.texts(path, content);
    }

    /**
     * Warnings that the plugin's {@code lint} is to give about {@link #models()}. All others are noise to people who have done nothing wrong.
     *
     * @return codes of problems; none unless overridden
     */
    protected Set<String> warnings() {
        return Set.of();
    }

    /**
     * Calls of clocks, of chance, and of the machine that the plugin needs and that change nothing in what it renders or says, such as the time in
     * a log. The contract names all others.
     *
     * @return calls as the contract names them, such as {@code java.time.Instant.now in com.example.AccessLog}; none unless overridden
     */
    protected Set<String> allowedCalls() {
        return Set.of();
    }

    @Test
    @DisplayName("The given models are rendered without an error, and without a warning that nobody named")
    void rendersTheModels() {
        for (ContractRun run : givenRuns()) {
            assertThat(run.render().problems())
                    .as(
                            "problems of %s; give models() that the plugin can render (SampleModels.withoutTransformers has less in it),"
                                    + " the other tests are left out until then",
                            run)
                    .noneMatch(problem -> problem.severity() == Severity.ERROR);
            assertThat(run.artifacts()).as("artifacts of %s", run).isNotEmpty();
            assertThat(Shown.ownProblems(run))
                    .filteredOn(problem -> problem.severity() == Severity.WARNING
                            && !warnings().contains(problem.code()))
                    .as(
                            "warnings about %s, in which nothing should have to be looked at; warn of what is there only, or name the code in"
                                    + " warnings()",
                            run)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("No thread is left running, and the process keeps its language and time zone")
    void leavesTheProcessAlone() {
        for (ContractRun run : runs()) {
            assertThat(run.render().problems())
                    .as(
                            "what %s does to the process; end every thread that a call has started before it returns, and set no default",
                            run)
                    .noneMatch(problem -> problem.code().equals("plugin-threads")
                            || problem.code().equals("plugin-defaults"));
        }
    }

    @Test
    @DisplayName("Nothing holds the plugin's class loader when it has done its work")
    void leavesNoClassLoaderBehind() {
        runs();
        ChildProcess.run(
                getClass(),
                ChildMain.UNLOAD,
                Path.of("unused"),
                // Softly held things go at once.
                List.of("-XX:SoftRefLRUPolicyMSPerMB=0"),
                "A host that drops the plugin does not get its memory back; leave nothing of the plugin in thread locals,"
                        + " shutdown hooks, registries of the JDK or of shared libraries.");
    }

    @Test
    @DisplayName("The same model gives the same bytes again")
    void rendersTheSameTwice() {
        String advice =
                Expectations.NOT_REPEATABLE + OwnCode.of(provider().getClass()).hint();
        for (ContractRun run : runs()) {
            assertThat(run.changedAfterwards())
                    .as("artifacts of %s whose bytes changed after sink.add(); give each its own array", run)
                    .isEmpty();
            Expectations.assertSame(run.artifacts(), run.again().artifacts(), "rendered again", advice);
            Expectations.assertSame(
                    run.artifacts(), run.artifacts(), "rendered again by the same platform object", advice);
        }
    }

    @Test
    @DisplayName("Nothing in the plugin prints or asks a clock, chance, the environment, files or the network")
    void asksNothingButItsRequest() {
        SortedSet<String> asked =
                OwnCode.of(provider().getClass()).callsBehind(provider().getClass());
        asked.removeAll(allowedCalls());
        assertThat(asked)
                .as(
                        "calls that give something else on another day or machine, though the model is the same, or print where hosts do; take what you need from the model and its parameters,"
                                + " or name what never gets into artifacts and words, such as the time in a log, in allowedCalls()")
                .isEmpty();
    }

    @Test
    @DisplayName("Many threads at once get the same bytes")
    void rendersTheSameOnManyThreads() {
        List<ContractRun> runs = new ArrayList<>(runs());
        // Threads seldom meet in a few chunks.
        runs().forEach(run -> ModelGrowth.grown(run.model(), MANY_COPIES)
                .ifPresent(many -> runs.add(run.with(many).inSmallChunks())));
        for (ContractRun run : runs) {
            SortedMap<String, String> alone = run.artifacts();
            for (SortedMap<String, String> together : run.artifactsOfThreads(THREADS)) {
                Expectations.assertSame(
                        alone,
                        together,
                        "rendered by " + THREADS + " threads at once",
                        "; keep what a call needs in the call, not in fields");
            }
        }
    }

    @Test
    @DisplayName("The machine's language and time zone do not matter")
    @ResourceLock(Resources.LOCALE)
    @ResourceLock(Resources.TIME_ZONE)
    void rendersTheSameInAnotherLanguageAndTimeZone() {
        for (ContractRun run : runs()) {
            SortedMap<String, String> here = run.artifacts();
            OtherLanguages.forEach(language -> Expectations.assertSame(
                    here,
                    run.again().artifacts(),
                    "rendered in " + language,
                    "; give Locale.ROOT to format, toLowerCase and toUpperCase, and a zone to times"));
        }
    }

    @Test
    @DisplayName(
            "Another process gets the same bytes and words: of another machine, user and folder, and after other models")
    void rendersTheSameInAnotherProcess() {
        Path result = ChildProcess.file();
        try {
            OwnCode code = OwnCode.of(provider().getClass());
            ChildProcess.elsewhere(folder -> ChildProcess.run(
                    getClass(),
                    ChildMain.RENDER,
                    result,
                    ModelEdits.joined(ChildProcess.OTHER_MACHINE, folder),
                    code.variables(),
                    "models() cannot be rendered there"));
            List<SortedMap<String, String>> there = ContractRun.read(result);
            List<SortedMap<String, String>> here = new ArrayList<>();
            runs().forEach(run -> here.add(run.artifactsAndWords()));
            List<SortedMap<String, String>> larger = ModelGrowth.withSomethingUnrelated(richModels()).stream()
                    .map(model -> new ContractRun(provider(), model).artifactsAndWords())
                    .toList();
            here.addAll(0, larger);
            assertThat(there).as("models()").hasSameSizeAs(here);
            for (int i = 0; i < here.size(); i++) {
                Expectations.assertSame(
                        here.get(i),
                        there.get(i),
                        "rendered in a process with ISO-8859-1, CRLF, another user, folder and environment and other numbers of processors, after"
                                + " other models",
                        "; name UTF-8 where text becomes bytes, write \\n and not %n, ask for no property of the system,"
                                + " sort what comes from a Set or Map, and keep nothing of an earlier render"
                                + code.hint());
            }
        } finally {
            ChildProcess.delete(result);
        }
    }

    @Test
    @DisplayName("An instance does not change when there is another with other parameters")
    void instancesDoNotMix() {
        for (ContractRun run : runs()) {
            assertThat(InstancesCheck.mistakes(run))
                    .as(
                            "artifacts of %s that change with another instance of the plugin; keep nothing in static fields, and look at no other"
                                    + " instance",
                            run)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("Paths are allowed, and no two chunks or names give the same one")
    void pathsAreAllowedAndDoNotOverlap() {
        for (ContractRun run : runs()) {
            Expectations.assertNoFailure(run, run.render().problems());
            assertThat(run.inSmallChunks().overlaps())
                    .as(
                            "artifacts that several chunks of %s give; put the id of the chunk, or the name of a node, into the path",
                            run)
                    .isEmpty();
            assertThat(ClashCheck.mistakes(run))
                    .as(
                            "what is wrong with names in %s that differ, but look alike where they are joined; put a sign between them that no"
                                    + " name has, such as a dot, or a hash of both behind them, and heed capitals",
                            run)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("The order in which a model is written does not matter")
    void orderOfTheModelDoesNotMatter() {
        for (ContractRun run : runs()) {
            Expectations.assertSame(
                    run.artifacts(),
                    run.with(ModelEdits.reversed(run.model())).artifacts(),
                    "rendered from the model in another order",
                    "; sort by name what comes from the model, but for columns");
        }
    }

    @Test
    @DisplayName("Hostile names and texts come out harmless or as a problem of the model")
    void hostileNamesAreHarmless() {
        for (ContractRun run : runs()) {
            assertThat(HostileCheck.mistakes(run, this::check, this::texts))
                    .as(
                            "what texts of %s do outside of their place; quote each text as its format wants it, also those of credentials,"
                                    + " containers, parameters and documentation",
                            run)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("What cannot be rendered is a problem of the model before anything is rendered")
    void lintCoversWhatRenderRefuses() {
        for (ContractRun run : runs()) {
            ModelVariants.of(run.model(), run.provider())
                    .forEach(
                            (what, model) -> assertThat(run.with(model).render().problems())
                                    .as(
                                            "problems of %s with %s; report in lint() what render() cannot do, or take it out of capabilities()",
                                            run, what)
                                    .noneMatch(Expectations::isFailure));
        }
    }

    @Test
    @DisplayName("The estimator agrees with what is rendered")
    void estimatorAgreesWithWhatIsRendered() {
        List<ContractRun> runs = new ArrayList<>(runs());
        runs().forEach(run -> LargerNodes.of(run.model()).stream()
                .map(run::with)
                .filter(larger -> !larger.hasErrors())
                .forEach(runs::add));
        for (ContractRun run : runs) {
            for (PlannedPlatform platform : run.platforms()) {
                assertThat(CostCheck.mistakes(platform, this::measure))
                        .as("costs of %s", run)
                        .isEmpty();
            }
        }
    }

    @Test
    @DisplayName("A graph of 10,000 nodes is rendered in little memory")
    void rendersManyNodesInLittleMemory() {
        runs();
        ChildProcess.run(
                getClass(),
                ChildMain.LARGE,
                Path.of("unused"),
                List.of("-Xmx" + megabytes() + "m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
                "largeModel() could not be rendered in a process with " + megabytes()
                        + " MiB; if that ended with code 3, its memory ran out: keep nothing of a chunk when it is rendered.");
    }
}
