package io.datasurface.host;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.lint.AcceptedProblem;
import io.datasurface.model.lint.LintResult;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.lint.Severity;
import io.datasurface.model.lint.Suppressions;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.FeedPlan;
import io.datasurface.spi.Parameters;
import io.datasurface.spi.PlatformCapabilities;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The first half of a run: from a model to platforms that can be planned. */
final class Analyzer {
    /** Type of platforms that put existing pipelines under governance: nothing is rendered for them. */
    static final String LEGACY = "LegacyDataPlatform";

    private final PlatformProviders providers;
    private final EcosystemIndex ecosystem;
    private final SourceMap sources;
    private final SortedMap<String, IntentionGraph> graphs;
    private final ProblemCollector problems;
    private final Set<String> assigned;
    private final PluginGuard guard;
    private final Predicate<String> wanted;
    private List<AppliedPlanner> applied = List.of();

    private Analyzer(
            PlatformProviders providers,
            EcosystemIndex ecosystem,
            SourceMap sources,
            SortedMap<String, IntentionGraph> graphs,
            ProblemCollector problems,
            PluginGuard guard,
            Predicate<String> wanted) {
        this.guard = guard;
        this.providers = providers;
        this.wanted = wanted;
        this.ecosystem = ecosystem;
        this.sources = sources;
        this.graphs = graphs;
        this.problems = problems;
        this.assigned = ecosystem.ecosystem().dsgPlatformMappings().stream()
                .flatMap(mapping -> mapping.assignments().stream())
                .filter(DSGDataPlatformAssignment::isActive)
                .map(DSGDataPlatformAssignment::dataPlatform)
                .collect(Collectors.toSet());
    }

    static Analysis analyze(
            LoadedModel model,
            PlatformProviders providers,
            Stages stages,
            RenderPlan previous,
            PluginGuard guard,
            Predicate<String> wanted) {
        ProblemCollector problems = new ProblemCollector(model.sources());
        problems.addAll(model.problems());
        if (model.ecosystem().isEmpty()) {
            return new Analysis(
                    Optional.empty(),
                    model.sources(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    List.of(),
                    List.of(),
                    problems.problems(),
                    List.of());
        }
        ProblemCollector ofChoices = new ProblemCollector(model.sources());
        PlatformChooser.Chosen chosen = PlatformChooser.choose(
                EcosystemIndex.of(model.ecosystem().get()), providers, previous.choices(), ofChoices);
        EcosystemIndex ecosystem = chosen.ecosystem();
        LintResult linted = stages.lint(ecosystem, model.sources());
        chosen.tell(linted, ofChoices.problems(), problems);
        Stages.Graphs graphs = stages.graphs(ecosystem, model.sources());
        // The linter names the cause of whatever breaks a graph; the graph would only tell it again.
        boolean told = problems.hasErrors();
        boolean whole = model.sources().unread().isEmpty();
        graphs.problems().stream()
                .filter(problem -> whole && (!told || problem.severity() != Severity.ERROR))
                .forEach(problems::add);
        Analyzer analyzer = new Analyzer(
                providers, ecosystem, model.sources(), new TreeMap<>(graphs.byPlatform()), problems, guard, wanted);
        SortedMap<String, AnalyzedPlatform> platforms = analyzer.platforms(previous);
        guard.report(problems);
        LintResult left = Suppressions.of(ecosystem.ecosystem(), model.sources())
                .apply(
                        analyzer.applied.isEmpty()
                                ? problems.problems()
                                : Answered.without(problems.problems(), analyzer.graphs.values()));
        List<AcceptedProblem> accepted = new ArrayList<>(linted.accepted());
        accepted.addAll(left.accepted());
        return new Analysis(
                Optional.of(ecosystem),
                model.sources(),
                analyzer.graphs,
                Problems.hasErrors(left.problems()) ? new TreeMap<>() : platforms,
                analyzer.applied,
                chosen.choices(),
                left.problems(),
                accepted);
    }

    /** An instance and, if the model is sound and its parameters are right, what its plugin made of it. */
    private record Made(
            EcosystemIndex.PlatformEntry entry, InstalledPlatform plugin, Optional<DataPlatform> platform) {}

    /** Parameters and capabilities are checked in any case; plugins see only a model without errors of its own. */
    private SortedMap<String, AnalyzedPlatform> platforms(RenderPlan previous) {
        SortedMap<String, Made> made = make(!problems.hasErrors());
        SortedMap<String, PlatformCapabilities> capabilities = new TreeMap<>();
        ecosystem
                .platforms()
                .forEach(entry -> providers
                        .find(entry.instance().type())
                        .ifPresent(plugin -> capabilities.put(entry.instance().name(), plugin.capabilities())));
        if (!providers.planners().isEmpty() && !problems.hasErrors()) {
            PlannerRun run = new PlannerRun(
                            ecosystem,
                            new IntentionGraphs(List.copyOf(graphs.values())),
                            capabilities,
                            offers(made),
                            previous,
                            guard,
                            sources,
                            problems)
                    .run(providers.planners());
            run.graphs().graphs().forEach(graph -> graphs.put(graph.platform(), graph));
            if (run.applied().stream()
                    .anyMatch(planner -> !planner.plan().takes().isEmpty())) {
                run.settle(offers(made));
            }
            applied = run.applied();
            if (problems.hasErrors()) {
                // Graphs are not as planned: platforms would say in other words what the planner has said.
                return new TreeMap<>();
            }
        }
        FeedPlan feeds = PlannerRun.feeds(applied);
        made.keySet().removeIf(name -> !wanted.test(name));
        made.entrySet().parallelStream()
                .map(entry -> lacks(entry.getValue(), graph(entry.getKey()), capabilities))
                .toList()
                .forEach(problems::addAll);
        SortedMap<String, AnalyzedPlatform> platforms = new TreeMap<>();
        made.forEach((name, one) -> lint(one, new PlatformModel(ecosystem, graph(name), feeds.of(name)))
                .ifPresent(platform -> platforms.put(name, platform)));
        return platforms;
    }

    private IntentionGraph graph(String platform) {
        return Optional.ofNullable(graphs.get(platform)).orElseThrow();
    }

    /** What a graph asks for and its platform cannot do. */
    private List<Problem> lacks(Made made, IntentionGraph graph, SortedMap<String, PlatformCapabilities> capabilities) {
        ProblemCollector found = new ProblemCollector(sources);
        CapabilityLint.check(ecosystem, graph, made.plugin(), capabilities, found);
        return found.problems();
    }

    /** Planners have to know what all platforms offer, also those that are not rendered this time. */
    private SortedMap<String, Made> make(boolean modelIsSound) {
        SortedMap<String, EcosystemIndex.PlatformEntry> entries = new TreeMap<>();
        ecosystem.platforms().stream()
                .filter(entry -> !providers.planners().isEmpty()
                        || wanted.test(entry.instance().name()))
                .forEach(entry -> entries.put(entry.instance().name(), entry));
        SortedMap<String, Made> made = new TreeMap<>();
        Map<String, String> folders = new HashMap<>();
        entries.forEach((name, entry) -> {
            boolean rendered = wanted.test(name);
            Optional<InstalledPlatform> plugin =
                    rendered ? plugin(entry) : providers.find(entry.instance().type());
            if (plugin.isPresent() && graphs.containsKey(name)) {
                if (rendered) {
                    checkFolder(entry, folders);
                }
                made.put(name, make(entry, plugin.get(), modelIsSound));
            }
        });
        return made;
    }

    private Made make(EcosystemIndex.PlatformEntry entry, InstalledPlatform plugin, boolean modelIsSound) {
        Optional<Parameters> parameters = Parameters.check(
                plugin.parameters(), entry.instance().parameters(), entry.path().child("parameters"), problems);
        return new Made(
                entry,
                plugin,
                modelIsSound
                        ? parameters.flatMap(checked -> call(entry, plugin)
                                .call(
                                        "making the platform",
                                        () -> plugin.provider().create(new PlatformContext(ecosystem, entry, checked))))
                        : Optional.empty());
    }

    private PluginCall call(EcosystemIndex.PlatformEntry entry, InstalledPlatform plugin) {
        return new PluginCall(guard, plugin, entry.instance().name(), entry.path(), problems);
    }

    private List<FeedOffer> offers(SortedMap<String, Made> made) {
        List<FeedOffer> offers = new ArrayList<>();
        made.forEach((name, one) -> one.platform().ifPresent(platform -> {
            PlatformModel model = new PlatformModel(ecosystem, graph(name));
            call(one.entry(), one.plugin())
                    .call("offering feeds", () -> new FeedPlan(platform.offers(model), List.of()))
                    .ifPresent(given -> given.offers().forEach(offer -> {
                        if (offer.platform().equals(name)) {
                            offers.add(offer);
                        } else {
                            problems.error(
                                    "plugin-failed",
                                    one.entry().path(),
                                    "The plugin %s of platform \"%s\" offers a feed of platform \"%s\". Ask its author",
                                    one.plugin(),
                                    name,
                                    offer.platform());
                        }
                    }));
        }));
        return offers;
    }

    private Optional<InstalledPlatform> plugin(EcosystemIndex.PlatformEntry entry) {
        String name = entry.instance().name();
        String type = entry.instance().type();
        Optional<InstalledPlatform> plugin = providers.find(type);
        if (plugin.isPresent()) {
            return plugin;
        }
        IntentionGraph graph = graphs.get(name);
        if (type.equals(LEGACY)) {
            problems.info(
                    "legacy-platform",
                    entry.path(),
                    "Platform \"%s\" is a legacy platform: nothing is rendered for it",
                    name);
        } else if (assigned.contains(name) || (graph != null && graph.nodeCount() > 0)) {
            problems.error(
                    "platform-not-installed",
                    entry.path(),
                    "Platform \"%s\" has work to do. %s",
                    name,
                    providers.missing(type));
        } else {
            problems.info(
                    "platform-not-installed",
                    entry.path(),
                    "Platform \"%s\" has no work to do, and nothing is rendered for it. %s",
                    name,
                    providers.missing(type));
        }
        return plugin;
    }

    private void checkFolder(EcosystemIndex.PlatformEntry entry, Map<String, String> folders) {
        String name = entry.instance().name();
        String other = folders.putIfAbsent(Rendered.folder(name).toLowerCase(Locale.ROOT), name);
        if (other != null) {
            problems.error(
                    "platform-folder",
                    entry.path(),
                    "The platforms \"%s\" and \"%s\" differ by upper and lower case only, and some file systems would"
                            + " put both into one folder; rename one",
                    other,
                    name);
        }
    }

    private Optional<AnalyzedPlatform> lint(Made made, PlatformModel model) {
        if (made.platform().isEmpty()) {
            return Optional.empty();
        }
        String name = made.entry().instance().name();
        DataPlatform platform = made.platform().get();
        ProblemCollector found = new ProblemCollector(sources);
        boolean linted = call(made.entry(), made.plugin()).run("linting", () -> platform.lint(model, found));
        if (!guard.isGivenUp(name)) { // Else the plugin may be adding to them still.
            problems.addAll(found.problems());
        }
        return linted
                ? Optional.of(new AnalyzedPlatform(name, made.entry().path(), made.plugin(), platform, model))
                : Optional.empty();
    }
}
