package io.datasurface.host.delivery;

import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.host.delivery.DeliveryException.Reason;
import io.datasurface.host.delivery.DeliveryResult.Outcome;
import io.datasurface.host.internal.PathRules;
import io.datasurface.host.json.PlanJson;
import io.datasurface.host.output.Manifest;
import io.datasurface.host.output.OutputException;
import io.datasurface.host.output.Publication;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.lint.EcosystemLinter;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.lint.Severity;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.RenderAdvance;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * One run of the job that keeps renders up to date: fetches the model, decides which version its platforms may have, renders it on top of
 * the last render, commits and pushes.
 *
 * <ul>
 *   <li>Where a platform is held, and when its maintenance windows are open, is said by the newest version of the model. The first render
 *       of a platform waits for no window.
 *   <li>The commit has the time of the model's commit, so the same versions give the same commits wherever and whenever it runs.
 *   <li>If no artifact changes, nothing is committed, even if the manifest would name a newer model.
 *   <li>If the process dies, the branch holds the last render, and the next run begins from there.
 * </ul>
 */
public final class Delivery {
    private final RenderEngine engine;
    private final Function<Path, LoadedModel> loader;
    private final Clock clock;

    /**
     * Makes a delivery.
     *
     * @param engine renders
     * @param loader reads a model from a folder
     * @param clock tells whether maintenance windows are open
     */
    public Delivery(RenderEngine engine, Function<Path, LoadedModel> loader, Clock clock) {
        this.engine = engine;
        this.loader = loader;
        this.clock = clock;
    }

    /**
     * Runs once.
     *
     * @param options what is delivered from where to where
     * @return what was done
     * @throws DeliveryException if a repository cannot be used; nothing was pushed
     * @throws OutputException if another run uses the work folder, or the clone cannot be rendered into; nothing was pushed
     */
    public DeliveryResult run(DeliveryOptions options) {
        checkFolder("model folder", options.modelFolder());
        checkFolder("output folder", options.outputFolder());
        try (WorkFolder work = WorkFolder.open(options.work());
                ModelRepository models = ModelRepository.fetch(
                        work.folder("model.git"), local(options.modelRepository()), options.modelCredentials())) {
            return new Run(options, work, models).run();
        }
    }

    /**
     * Notes in the branch that a commit of it has been applied: see {@link RenderEngine#acknowledge(Path, RenderPlan, Map)}. The branch may
     * hold later renders; run again before any of them is applied.
     *
     * @param options where the renders are; the model is not looked at
     * @param commit id of the commit that was applied, or at least 7 digits of it
     * @param chunks ids of the chunks that were applied, by name of the platform instance; an empty set stands for all, an empty map for
     *     all platforms
     * @return id of the commit that notes it; empty if that was noted before
     * @throws DeliveryException if the repository cannot be used, or the branch has no such commit; nothing was pushed
     * @throws OutputException if the branch or the commit has no such platform or chunk; nothing was pushed
     */
    public Optional<String> acknowledge(DeliveryOptions options, String commit, Map<String, Set<String>> chunks) {
        checkFolder("output folder", options.outputFolder());
        try (WorkFolder work = WorkFolder.open(options.work());
                OutputRepository output = open(options, work)) {
            BranchHistory.Committed applied = output.history().file(commit, inBranch(options, RenderPlan.FILE));
            RenderPlan plan = PlanJson.read(RenderPlan.FILE + " of " + applied.commit(), applied.content());
            Path out = output.folder().resolve(options.outputFolder());
            output.begin();
            RenderPlan before = engine.previousPlan(out);
            if (RenderEngine.acknowledge(out, plan, chunks).equals(before)) {
                output.rollback();
                return Optional.empty();
            }
            String noted = output.commitAndPush(
                    Set.of(inBranch(options, RenderPlan.FILE), inBranch(options, Manifest.FILE)),
                    Set.of(),
                    DeliveryMessage.acknowledging(applied.commit(), chunks),
                    new PersonIdent(options.author(), options.email(), applied.time(), ZoneOffset.UTC));
            output.end();
            return Optional.of(noted);
        }
    }

    private static OutputRepository open(DeliveryOptions options, WorkFolder work) {
        return OutputRepository.open(
                work.folder("output"),
                local(options.outputRepository()),
                options.branch(),
                options.outputCredentials());
    }

    private static String inBranch(DeliveryOptions options, String path) {
        return options.outputFolder().isEmpty() ? path : options.outputFolder() + "/" + path;
    }

    /** A folder in a repository, and nothing outside of it or of git's own. */
    private static void checkFolder(String what, String folder) {
        Optional<String> wrong = folder.isEmpty() ? Optional.empty() : PathRules.check(folder);
        if (wrong.isPresent()) {
            throw new DeliveryException(
                    Reason.REFUSED,
                    "The " + what + " \"" + GitText.line(folder) + "\" cannot be used: " + wrong.get()
                            + ". Write a path like prod/eu");
        }
    }

    /** A path means the same from every folder. */
    private static String local(String repository) {
        boolean ssh = repository.startsWith("ssh:") || repository.matches("[^/\\\\]+@[^/\\\\]+:.*");
        if (ssh) {
            throw new DeliveryException(
                    Reason.REFUSED,
                    "The repository " + GitText.address(repository)
                            + " is reached by SSH, which is not built in; use its https:// address with a token, or a path");
        }
        return repository.contains("://")
                ? repository
                : Path.of(repository).toAbsolutePath().normalize().toString();
    }

    private final class Run {
        private final DeliveryOptions options;
        private final WorkFolder work;
        private final ModelRepository models;
        private final ModelVersion newest;
        private final ProblemCollector problems;

        Run(DeliveryOptions options, WorkFolder work, ModelRepository models) {
            this.options = options;
            this.work = work;
            this.models = models;
            this.newest = models.resolve(options.ref());
            this.problems = new ProblemCollector(SourceMap.NONE);
        }

        DeliveryResult run() {
            LoadedModel model = load(newest);
            if (model.hasErrors() || model.ecosystem().isEmpty()) {
                return nothing(Outcome.REFUSED, newest, Optional.empty(), model.problems());
            }
            EcosystemIndex index = EcosystemIndex.of(model.ecosystem().get());
            List<Problem> mistakes = EcosystemLinter.lint(index, model.sources());
            if (mistakes.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
                return nothing(Outcome.REFUSED, newest, Optional.empty(), mistakes);
            }
            List<DataPlatformInstance> platforms = platforms(index);
            ModelVersion version = version(platforms);
            try (OutputRepository output = open(options, work)) {
                Optional<String> delivered = output.history().deliveredModel(options.outputFolder());
                boolean advances = delivered.isPresent()
                        && (!delivered.get().equals(version.commit())
                                || engine.previousManifest(out(output))
                                        .filter(engine::hasOtherPlugins)
                                        .isPresent());
                if (advances && !options.anyTime()) {
                    List<DataPlatformInstance> waiting = waiting(rendered(platforms, output));
                    if (!waiting.isEmpty()) {
                        return nothing(Outcome.WAITING, version, opens(waiting), model.problems());
                    }
                }
                return deliver(version, version.equals(newest) ? model : load(version), output);
            }
        }

        private Path out(OutputRepository output) {
            return output.folder().resolve(options.outputFolder());
        }

        /** Those that have been delivered before. */
        private List<DataPlatformInstance> rendered(List<DataPlatformInstance> platforms, OutputRepository output) {
            Set<String> known = engine.previousManifest(out(output))
                    .map(manifest -> manifest.platforms().keySet())
                    .orElse(Set.of());
            return platforms.stream()
                    .filter(platform -> known.contains(platform.name()))
                    .toList();
        }

        private LoadedModel load(ModelVersion version) {
            Path folder = work.emptied("model");
            List<String> left = models.export(version, options.modelFolder(), folder);
            if (!left.isEmpty()) {
                problems.add(new Problem(
                        Severity.WARNING,
                        "model-link",
                        ObjectPath.ROOT,
                        Optional.empty(),
                        "Links and sub-modules of the model's repository are left out: "
                                + String.join(
                                        ", ",
                                        left.stream()
                                                .map(GitText::line)
                                                .limit(5)
                                                .toList())
                                + ". Commit files instead"));
            }
            return loader.apply(folder);
        }

        private List<DataPlatformInstance> platforms(EcosystemIndex index) {
            TreeMap<String, DataPlatformInstance> all = new TreeMap<>();
            index.platforms().forEach(entry -> all.put(entry.instance().name(), entry.instance()));
            if (options.platform().isEmpty()) {
                return List.copyOf(all.values());
            }
            DataPlatformInstance instance = all.get(options.platform().get());
            if (instance == null) {
                throw new DeliveryException(
                        Reason.NOT_FOUND,
                        "The model has no platform \""
                                + GitText.line(options.platform().get()) + "\" at " + newest.shortCommit() + "; it has "
                                + all.keySet());
            }
            return List.of(instance);
        }

        private ModelVersion version(List<DataPlatformInstance> platforms) {
            TreeMap<String, TreeSet<String>> platformsByVersion = new TreeMap<>();
            for (DataPlatformInstance platform : platforms) {
                platformsByVersion
                        .computeIfAbsent(platform.heldAtVersion().orElse(options.ref()), held -> new TreeSet<>())
                        .add(platform.name());
            }
            if (platformsByVersion.size() > 1) {
                throw new DeliveryException(
                        Reason.REFUSED,
                        "The platforms are not all held at one version: " + platformsByVersion
                                + ". Deliver them one by one, each to a branch of its own");
            }
            return platformsByVersion.isEmpty() ? newest : models.resolve(platformsByVersion.firstKey());
        }

        private List<DataPlatformInstance> waiting(List<DataPlatformInstance> platforms) {
            Instant now = clock.instant();
            List<DataPlatformInstance> bound = platforms.stream()
                    .filter(platform -> platform.renderAdvance() == RenderAdvance.IN_MAINTENANCE_WINDOW)
                    .toList();
            if (bound.stream()
                            .map(platform ->
                                    Set.copyOf(platform.maintenanceWindows().values()))
                            .distinct()
                            .count()
                    > 1) {
                throw new DeliveryException(
                        Reason.REFUSED,
                        "The platforms "
                                + bound.stream().map(DataPlatformInstance::name).toList()
                                + " have different maintenance windows. Deliver them one by one, each to a branch of its own");
            }
            return bound.stream()
                    .filter(platform -> times(platform).open(now).isEmpty())
                    .toList();
        }

        /** When all of them may first be in a window; the latest of their next openings. */
        private Optional<Instant> opens(List<DataPlatformInstance> waiting) {
            Instant now = clock.instant();
            return waiting.stream()
                    .flatMap(platform -> times(platform).next(now).stream())
                    .max(Instant::compareTo);
        }

        private static MaintenanceTimes times(DataPlatformInstance platform) {
            return new MaintenanceTimes(platform.maintenanceWindows().values());
        }

        private DeliveryResult deliver(ModelVersion version, LoadedModel model, OutputRepository output) {
            RenderEngine chosen = options.platform()
                    .map(name -> engine.withPlatforms(Set.of(name)))
                    .orElse(engine)
                    .withModelVersion(version.commit());
            output.begin();
            RenderResult render = chosen.render(model, out(output));
            problems.addAll(render.problems());
            if (render.publication().isEmpty()) {
                output.rollback();
                return result(Outcome.REFUSED, version, Optional.empty(), Optional.of(render));
            }
            if (!changesArtifacts(render.publication().get())) {
                output.rollback();
                return result(Outcome.UNCHANGED, version, Optional.empty(), Optional.of(render));
            }
            Set<String> paths = new TreeSet<>();
            engine.previousManifest(out(output))
                    .orElseThrow()
                    .artifacts()
                    .keySet()
                    .forEach(path -> paths.add(inBranch(options, path)));
            paths.add(inBranch(options, Manifest.FILE));
            Set<String> removed = new TreeSet<>();
            render.publication().get().removed().forEach(path -> removed.add(inBranch(options, path)));
            String commit = output.commitAndPush(
                    paths,
                    removed,
                    DeliveryMessage.of(version, render, options.outputFolder()),
                    new PersonIdent(options.author(), options.email(), version.time(), ZoneOffset.UTC));
            output.end();
            return result(Outcome.DELIVERED, version, Optional.of(commit), Optional.of(render));
        }

        private static boolean changesArtifacts(Publication publication) {
            List<String> paths = new ArrayList<>(publication.added());
            paths.addAll(publication.changed());
            paths.addAll(publication.removed());
            return paths.stream().anyMatch(path -> !path.equals(Manifest.FILE));
        }

        private DeliveryResult nothing(
                Outcome outcome, ModelVersion version, Optional<Instant> opens, List<Problem> found) {
            problems.addAll(found);
            return new DeliveryResult(
                    outcome, newest, version, Optional.empty(), opens, Optional.empty(), problems.problems());
        }

        private DeliveryResult result(
                Outcome outcome, ModelVersion version, Optional<String> commit, Optional<RenderResult> render) {
            return new DeliveryResult(outcome, newest, version, commit, Optional.empty(), render, problems.problems());
        }
    }
}
