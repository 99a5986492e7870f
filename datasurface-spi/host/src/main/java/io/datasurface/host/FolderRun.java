package io.datasurface.host;

import io.datasurface.host.internal.ArtifactStore;
import io.datasurface.host.internal.OutputFolder;
import io.datasurface.host.internal.Parallel;
import io.datasurface.host.internal.Recovery;
import io.datasurface.host.json.PlanJson;
import io.datasurface.host.output.Manifest;
import io.datasurface.host.output.OutputException;
import io.datasurface.host.output.Publication;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelHashes;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.lint.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;

/** A run of the engine on an output folder. */
final class FolderRun {
    private final RenderEngine engine;
    private final EngineOptions options;
    private final Stages stages;
    private final PlatformProviders providers;
    private final OutputFolder folder;
    private final Path out;

    FolderRun(
            RenderEngine engine,
            EngineOptions options,
            Stages stages,
            PlatformProviders providers,
            OutputFolder folder,
            Path out) {
        this.engine = engine;
        this.options = options;
        this.stages = stages;
        this.providers = providers;
        this.folder = folder;
        this.out = out;
    }

    RenderResult render(LoadedModel model) {
        return render(model, true);
    }

    /** Does all but publish. */
    RenderResult preview(LoadedModel model) {
        return render(model, false);
    }

    private RenderResult render(LoadedModel model, boolean publish) {
        refuseOthers(folder.plan());
        Optional<String> inputs = stages.areKnown() ? Fingerprints.ofRun(model, providers, options) : Optional.empty();
        Optional<RenderResult> same = inputs.flatMap(hash -> folder.sameRun(hash, options.threads()))
                .map(problems -> asBefore(model, problems, publish));
        if (same.isPresent()) {
            return same.get();
        }
        // Hashes are needed at the end only, and fill the processors while a stage of one thread is at work.
        Future<Optional<ModelHashes>> hashing =
                ForkJoinPool.commonPool().submit(() -> model.ecosystem().map(stages::hashes));
        Analysis analysis = engine.analyze(model, folder.plan());
        if (analysis.hasErrors()) {
            hashing.cancel(true);
            return unpublished(engine.render(engine.plan(analysis, RenderPlan.NONE)));
        }
        Planned planned = engine.plan(analysis, folder.plan());
        if (planned.hasErrors()) {
            hashing.cancel(true);
            return unpublished(engine.render(planned));
        }
        ModelHashes hashes = Parallel.get("hashing the model", hashing, RuntimeException.class)
                .orElseThrow();
        byte[] plan = PlanJson.write(planned.renderPlan());
        PastRender past =
                PastRender.in(folder, Fingerprints.of(planned, hashes, folder.plan(), plan, providers), options.full());
        Rendered rendered = engine.render(planned, past, publish ? folder.store() : ArtifactStore.inMemory());
        if (rendered.hasErrors()) {
            return unpublished(rendered);
        }
        Review review = Review.of(rendered, folder.published(), folder.plan(), options);
        if (!publish || Problems.hasErrors(review.problems())) {
            return new RenderResult(rendered, Optional.empty(), review.notes(), review.problems());
        }
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        problems.addAll(review.problems());
        folder.damage().ifPresent(damage -> repaired(damage, rendered, problems));
        Publication publication = folder.publish(
                rendered.index(), plan, manifest(model.ecosystem().orElseThrow(), hashes, version(hashes), planned));
        folder.remember(past.cache());
        if (inputs.isPresent() && repeatsItself(planned, publication)) {
            folder.remember(inputs.get(), past.cache(), planned.problems());
        }
        report(publication, problems);
        return new RenderResult(rendered, Optional.of(publication), review.notes(), problems.problems());
    }

    /**
     * What comes of a model that is the same, by code that is the same, in a folder that is as the last run left it: nothing is rendered,
     * and the problems are those of that run.
     */
    private RenderResult asBefore(LoadedModel model, List<Problem> problems, boolean publish) {
        RenderPlan plan = folder.plan();
        SortedMap<String, Manifest.Artifact> index =
                new TreeMap<>(folder.manifest().orElseThrow().artifacts());
        int files = index.size() + 1;
        index.remove(RenderPlan.FILE);
        Rendered rendered = Rendered.asBefore(() -> engine.plan(engine.analyze(model, plan), plan), index, problems);
        Publication nothing = new Publication(List.of(), List.of(), List.of(), List.of(), files);
        return new RenderResult(rendered, publish ? Optional.of(nothing) : Optional.empty(), new TreeMap<>(), problems);
    }

    /**
     * Whether the next run of the same model has the same to say. What is said of the way from the last plan to this one is not said of the
     * way from this one to itself: of choices and of decisions of planners that are new, of chunks that could not be kept, and of nodes that move.
     */
    private boolean repeatsItself(Planned planned, Publication publication) {
        boolean samePlan = !publication.added().contains(RenderPlan.FILE)
                && !publication.changed().contains(RenderPlan.FILE);
        RenderPlan before = folder.plan();
        RenderPlan now = planned.renderPlan();
        return samePlan
                || (before.choices().equals(now.choices())
                        && before.planners().equals(now.planners())
                        && planned.problems().stream()
                                .map(Problem::code)
                                .noneMatch(code -> code.startsWith("chunk-") || code.startsWith("moves-")));
    }

    Verification verify(LoadedModel model) {
        Manifest written = folder.manifest()
                .orElseThrow(() -> new OutputException(
                        OutputException.Reason.DAMAGED,
                        out + " holds no whole render: " + folder.damage().orElse(Manifest.FILE + " was missing")
                                + ". Render into it"));
        Planned planned = engine.plan(engine.analyze(model, folder.plan()), folder.plan());
        Rendered rendered = engine.render(planned, PastRender.none(), ArtifactStore.ofHashes());
        if (rendered.hasErrors()) {
            return new Verification(folder.differences(), List.of(), rendered.problems());
        }
        Ecosystem ecosystem = model.ecosystem().orElseThrow();
        SortedMap<String, String> differences = folder.differences(
                rendered.index(),
                PlanJson.write(planned.renderPlan()),
                manifest(ecosystem, stages.hashes(ecosystem), written.modelVersion(), planned));
        return new Verification(differences, folder.leftovers(rendered.index().keySet()), rendered.problems());
    }

    /** Their files would go, and with them what was decided about them. */
    private void refuseOthers(RenderPlan last) {
        List<String> others = last.platforms().keySet().stream()
                .filter(name -> !options.isWanted(name))
                .toList();
        if (!others.isEmpty()) {
            throw new OutputException(
                    OutputException.Reason.FOREIGN,
                    out + " holds a render of the platforms " + others + ", too, which this render would remove; give "
                            + options.only().orElseThrow() + " a folder of its own, or render all together");
        }
    }

    private static RenderResult unpublished(Rendered rendered) {
        return new RenderResult(rendered, Optional.empty(), new TreeMap<>(), rendered.problems());
    }

    /** What is the same model keeps the name that it had: a manifest must not change with every commit beside the model. */
    private Optional<String> version(ModelHashes hashes) {
        return folder.manifest()
                .filter(last -> last.modelHash().equals(hashes.whole()))
                .flatMap(Manifest::modelVersion)
                .or(options::modelVersion);
    }

    private static Manifest manifest(
            Ecosystem ecosystem, ModelHashes hashes, Optional<String> version, Planned planned) {
        SortedMap<String, Manifest.Platform> platforms = new TreeMap<>();
        planned.platforms().forEach((name, platform) -> {
            InstalledPlatform plugin = platform.platform().plugin();
            platforms.put(name, new Manifest.Platform(plugin.type(), plugin.version(), Rendered.folder(name)));
        });
        SortedMap<String, String> planners = new TreeMap<>();
        planned.analysis()
                .planners()
                .forEach(applied ->
                        planners.put(applied.planner().name(), applied.planner().version()));
        return new Manifest(ecosystem.name(), hashes.whole(), version, platforms, planners, new TreeMap<>());
    }

    private void repaired(String damage, Rendered rendered, ProblemCollector problems) {
        List<String> leftovers = folder.leftovers(rendered.index().keySet());
        problems.add(ofOutput(
                Severity.WARNING,
                "render-repaired",
                damage + "; it was made anew, and every file with it"
                        + (leftovers.isEmpty()
                                ? ""
                                : ". " + leftovers.size() + " files are no part of this render, such as "
                                        + leftovers.get(0) + "; delete those that an earlier render made")));
    }

    private void report(Publication publication, ProblemCollector problems) {
        if (folder.recovery() != Recovery.NONE) {
            problems.add(ofOutput(
                    Severity.INFO,
                    "render-recovered",
                    "An earlier run had died while it published; its render was "
                            + (folder.recovery() == Recovery.FINISHED ? "put in place" : "taken back")
                            + " before this one"));
        }
        for (String path : publication.edited()) {
            problems.add(
                    ofOutput(
                            Severity.WARNING,
                            "artifact-edited",
                            path
                                    + " had been edited by hand since it was rendered; the edit is gone. Change the model instead"));
        }
    }

    /** A problem of the output folder, which stands nowhere in the model. */
    private static Problem ofOutput(Severity severity, String code, String message) {
        return new Problem(severity, code, ObjectPath.ROOT, Optional.empty(), message);
    }
}
