package io.datasurface.host;

import io.datasurface.host.internal.ArtifactStore;
import io.datasurface.host.internal.OutputFolder;
import io.datasurface.host.output.Manifest;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Takes a model all the way: lint, graph, chunk plan, render, publish. Each stage can be used on its own.
 *
 * <p>An output folder holds the artifacts of each platform in a folder of its own, {@code manifest.json} and {@code plan.json}, and
 * {@code .datasurface/}, which is the host's and ignored by git. Publishing touches only files whose bytes change, and no file that no
 * render made: state files and the like survive. When it fails, or the process dies, the folder holds the last render or the new one, as a
 * whole; in the second case the next call on the folder sees to that.
 */
public final class RenderEngine {
    /** How long a call of a plugin may take unless the host says otherwise. */
    public static final Duration TIME_LIMIT = Duration.ofMinutes(10);

    /** As good as none, and it can be counted in nanoseconds. */
    private static final Duration LONGEST_LIMIT = Duration.ofDays(365);

    private final PlatformProviders providers;
    private final Stages stages;
    private final EngineOptions options;

    private RenderEngine(PlatformProviders providers, Stages stages, EngineOptions options) {
        this.providers = providers;
        this.stages = stages;
        this.options = options;
    }

    /**
     * An engine that renders on all processors.
     *
     * @param providers the plugins
     * @return the engine
     */
    public static RenderEngine of(PlatformProviders providers) {
        return of(providers, ModelFormat.installed());
    }

    /**
     * An engine that renders on all processors, for models that hold objects of certain extensions.
     *
     * @param providers the plugins
     * @param format what the models were read with
     * @return the engine
     */
    public static RenderEngine of(PlatformProviders providers, ModelFormat format) {
        return of(providers, new LibraryStages(format));
    }

    static RenderEngine of(PlatformProviders providers, Stages stages) {
        return new RenderEngine(
                providers,
                stages,
                new EngineOptions(
                        Runtime.getRuntime().availableProcessors(),
                        TIME_LIMIT,
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Set.of(),
                        Optional.empty()));
    }

    /**
     * The same engine with another number of threads.
     *
     * @param count most threads that render at once, at least 1
     * @return the engine
     * @throws IllegalArgumentException if the number is less than 1
     */
    public RenderEngine withThreads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("RenderEngine threads: " + count + "; use at least 1");
        }
        return with(options.withThreads(count));
    }

    /**
     * The same engine with another time limit. A plugin that does not come back in time is reported with the place where it was, is not
     * asked for anything else, and nothing is published.
     *
     * @param limit how long each call of a plugin may take; more than nothing
     * @return the engine
     * @throws IllegalArgumentException if the limit is not positive
     */
    public RenderEngine withTimeLimit(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("RenderEngine time limit: " + limit + "; use more than nothing");
        }
        Duration most = limit.compareTo(LONGEST_LIMIT) > 0 ? LONGEST_LIMIT : limit;
        return with(options.withTimeLimit(most));
    }

    /**
     * The same engine for some platform instances only: the model is linted and its graphs are built as a whole, and of all else nothing
     * is asked or rendered, so that the plugins of other instances need not be there.
     *
     * @param names names of the instances; those that a model does not have are left out
     * @return the engine
     */
    public RenderEngine withPlatforms(Set<String> names) {
        return with(options.withOnly(Set.copyOf(names)));
    }

    /**
     * The same engine, which renders everything, also what has not changed since the last render. The artifacts are the same: it is for who
     * does not trust that, and for measuring.
     *
     * @return the engine
     */
    public RenderEngine withFullRenders() {
        return with(options.withFull());
    }

    /**
     * The same engine, which improves the chunks of what it plans: nodes move to other chunks so that these refer to each other less. What
     * moves is handed over as far as it was acknowledged and the platform can do that.
     *
     * @param budget most nodes that may move; empty for any number
     * @return the engine
     * @throws IllegalArgumentException if the budget is negative
     */
    public RenderEngine withRebalancing(OptionalInt budget) {
        if (budget.isPresent() && budget.getAsInt() < 0) {
            throw new IllegalArgumentException("RenderEngine budget: " + budget.getAsInt() + "; use 0 or more");
        }
        return with(options.withRebalance(budget));
    }

    /**
     * The same engine, which publishes changes that a platform refuses: those that are named here, and no others. An allowance that a
     * render does not need is a warning, because the next change of the same thing would pass unseen.
     *
     * @param names what is allowed, each as the problem {@code change-refused} names it: kind of the change, a colon, folder of the platform
     *     instance, a slash, and what it is about, such as {@code D2:AwsProduction/chunks/c1/aws_dms_replication_task.store__crm}
     * @return the engine
     */
    public RenderEngine withAllowances(Set<String> names) {
        return with(options.withAllowances(Set.copyOf(names)));
    }

    /**
     * The same engine, which notes in the manifest what version of the model it renders. Artifacts do not depend on it; if the model is that of
     * the last render, the version stays that of the last render, too.
     *
     * @param version what the model's repository calls the version, such as a commit
     * @return the engine
     */
    public RenderEngine withModelVersion(String version) {
        return with(options.withModelVersion(version));
    }

    private RenderEngine with(EngineOptions other) {
        return new RenderEngine(providers, stages, other);
    }

    private PluginGuard guard() {
        return new PluginGuard(options.timeLimit());
    }

    /**
     * Lints a model and builds its graphs.
     *
     * @param model the model as it was read
     * @return what it says and all that is wrong with it
     */
    public Analysis analyze(LoadedModel model) {
        return analyze(model, RenderPlan.NONE);
    }

    /**
     * Lints a model and builds its graphs, keeping what an earlier render has decided about it.
     *
     * @param model the model as it was read
     * @param previous decisions to keep
     * @return what it says and all that is wrong with it
     */
    public Analysis analyze(LoadedModel model, RenderPlan previous) {
        return Analyzer.analyze(model, providers, stages, previous, guard(), options::isWanted);
    }

    /**
     * Says what a change of the model means for its platforms, by their rules and in their words.
     *
     * @param before what the old model says; empty if there is none
     * @param after what the new model says; its platforms are asked, if it has no errors
     * @return what changes
     */
    public Comparison compare(Optional<Analysis> before, Analysis after) {
        return Comparer.compare(before, after, guard());
    }

    /**
     * Cuts the graphs into chunks.
     *
     * @param analysis what the model says; nothing is planned if it has errors
     * @param previous decisions to keep; {@link RenderPlan#NONE} for a first render
     * @return the plan
     */
    public Planned plan(Analysis analysis, RenderPlan previous) {
        return new Cutting(analysis, previous, stages, guard(), options.rebalance(), options.threads()).plan();
    }

    /**
     * Renders into memory.
     *
     * @param planned how the graphs are cut; nothing is rendered if there are errors
     * @return the artifacts
     */
    public Rendered render(Planned planned) {
        return render(planned, PastRender.none(), ArtifactStore.inMemory());
    }

    Rendered render(Planned planned, PastRender past, ArtifactStore store) {
        return Renderer.render(planned, options.threads(), guard(), past, store);
    }

    /**
     * Reads the decisions of the render in a folder, and ends what a run that died has begun there.
     *
     * @param out the output folder, which need not exist
     * @return the decisions; {@link RenderPlan#NONE} if the folder holds no render
     * @throws io.datasurface.host.output.OutputException if the folder cannot be used
     */
    public RenderPlan previousPlan(Path out) {
        try (OutputFolder folder = OutputFolder.open(out)) {
            return folder.plan();
        }
    }

    /**
     * Reads what the render in a folder was made from, and ends what a run that died has begun there.
     *
     * @param out the output folder, which need not exist
     * @return the manifest; empty if the folder holds no render
     * @throws io.datasurface.host.output.OutputException if the folder cannot be used
     */
    public Optional<Manifest> previousManifest(Path out) {
        try (OutputFolder folder = OutputFolder.open(out)) {
            return folder.manifest();
        }
    }

    /**
     * Whether a render was made by other plugins or planners than this engine has, so that the same model may render to something else.
     *
     * @param last the render
     * @return true if the versions that it names are not those that are installed
     */
    public boolean hasOtherPlugins(Manifest last) {
        boolean platforms = last.platforms().values().stream()
                .allMatch(made -> providers
                        .find(made.type())
                        .filter(plugin -> plugin.version().equals(made.version()))
                        .isPresent());
        Map<String, String> planners = new HashMap<>();
        providers.planners().forEach(planner -> planners.put(planner.name(), planner.version()));
        return !platforms || !planners.equals(last.planners());
    }

    /**
     * Takes a model all the way into an output folder. What cannot have changed since the last render in it is not rendered again; the
     * folder comes out the same. If any stage finds an error, nothing in the folder changes.
     *
     * @param model the model as it was read
     * @param out the output folder: new, empty, or an earlier render
     * @return what was done, and all problems
     * @throws io.datasurface.host.output.OutputException if the folder cannot be used, is in use, or the file system refuses
     */
    public RenderResult render(LoadedModel model, Path out) {
        try (OutputFolder folder = OutputFolder.open(out)) {
            return render(model, folder, out);
        }
    }

    RenderResult render(LoadedModel model, OutputFolder folder, Path out) {
        return new FolderRun(this, options, stages, providers, folder, out).render(model);
    }

    /**
     * Does what {@link #render(LoadedModel, Path)} does, but for publishing: says what that would change, and what refuses it. Nothing is
     * written, but for the end of what a run that died has begun there.
     *
     * @param model the model as it was read
     * @param out the output folder: new, empty, or an earlier render
     * @return what was rendered, what the platforms say of it, and all problems
     * @throws io.datasurface.host.output.OutputException if the folder cannot be used, is in use, or cannot be read
     */
    public RenderResult preview(LoadedModel model, Path out) {
        try (OutputFolder folder = OutputFolder.open(out)) {
            return new FolderRun(this, options, stages, providers, folder, out).preview(model);
        }
    }

    /**
     * Renders a model once more, with the decisions of the render in a folder, and compares. Nothing is written, but for the end of what a
     * run that died has begun there.
     *
     * @param model the model as it was read
     * @param out the output folder
     * @return what differs, and all problems
     * @throws io.datasurface.host.output.OutputException if the folder holds no render, is in use, or cannot be read
     */
    public Verification verify(LoadedModel model, Path out) {
        try (OutputFolder folder = OutputFolder.open(out)) {
            return new FolderRun(this, options, stages, providers, folder, out).verify(model);
        }
    }

    /**
     * Notes that chunks have been applied as they are rendered in a folder. Until then every render keeps in mind what the last applied one
     * had put where: see {@link io.datasurface.host.output.Ledger}.
     *
     * @param out the output folder
     * @param chunks ids of the chunks by name of the platform instance; an empty set stands for all of them, also those that retire; an
     *     empty map stands for all platforms
     * @return the plan with what has been noted
     * @throws io.datasurface.host.output.OutputException if the folder holds no render, or not of such a platform or chunk, or cannot be
     *     written; nothing is noted then
     */
    public static RenderPlan acknowledge(Path out, Map<String, Set<String>> chunks) {
        return acknowledge(out, plan -> plan, chunks);
    }

    /**
     * Notes that chunks of an earlier render of a folder have been applied. The render that is in the folder now does not know of it: render
     * again before anything of it is applied.
     *
     * @param out the output folder
     * @param applied the plan of the render that was applied
     * @param chunks ids of chunks of that render, as for {@link #acknowledge(Path, Map)}
     * @return the plan with what has been noted
     * @throws io.datasurface.host.output.OutputException if the folder or the applied render does not have such a platform or chunk, or the
     *     folder cannot be written; nothing is noted then
     */
    public static RenderPlan acknowledge(Path out, RenderPlan applied, Map<String, Set<String>> chunks) {
        return acknowledge(out, plan -> applied, chunks);
    }

    private static RenderPlan acknowledge(
            Path out, UnaryOperator<RenderPlan> applied, Map<String, Set<String>> chunks) {
        try (OutputFolder folder = OutputFolder.open(out)) {
            RenderPlan plan = folder.plan();
            RenderPlan noted = Acknowledgement.of(plan, applied.apply(plan), chunks, out);
            folder.replacePlan(noted);
            return noted;
        }
    }

    /**
     * Notes that somebody has removed by hand what {@link io.datasurface.host.output.Ledger#orphans} names.
     *
     * @param out the output folder
     * @param removed names of the nodes by name of the platform instance
     * @return the plan with what has been noted
     * @throws io.datasurface.host.output.OutputException if the folder holds no render of such a platform, a node is no orphan, or the
     *     folder cannot be written; nothing is noted then
     */
    public static RenderPlan forget(Path out, Map<String, Set<String>> removed) {
        try (OutputFolder folder = OutputFolder.open(out)) {
            RenderPlan plan = Acknowledgement.forget(folder.plan(), removed, out);
            folder.replacePlan(plan);
            return plan;
        }
    }
}
