package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.host.Analysis;
import io.datasurface.host.AppliedPlanner;
import io.datasurface.host.PlatformProviders;
import io.datasurface.host.ProviderSource;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.EcosystemPlan;
import io.datasurface.spi.EcosystemPlanner;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A planner, the plugins of the platforms that it plans for, and a model. */
final class PlanningRun {
    private final EcosystemPlanner planner;
    private final List<DataPlatformProvider> plugins;
    private final Ecosystem model;
    private final RenderEngine engine;
    private final RenderPlan previous;
    private final Analysis analysis;

    PlanningRun(EcosystemPlanner planner, List<DataPlatformProvider> plugins, Ecosystem model) {
        this(planner, plugins, model, RenderPlan.NONE);
    }

    private PlanningRun(
            EcosystemPlanner planner, List<DataPlatformProvider> plugins, Ecosystem model, RenderPlan previous) {
        this.planner = planner;
        this.plugins = plugins;
        this.model = model;
        this.previous = previous;
        PlatformProviders found = PlatformProviders.load(ProviderSource.of(plugins, List.of(planner)));
        assertThat(found.failures()).as("why the host refuses a plugin").isEmpty();
        Set<String> types = plugins.stream().map(DataPlatformProvider::type).collect(Collectors.toSet());
        // Instances whose plugin is not installed are another host's business; planners are told of them all the same.
        engine = RenderEngine.of(found)
                .withPlatforms(model.platformServicesProviders().values().stream()
                        .flatMap(provider -> provider.dataPlatforms().values().stream())
                        .filter(instance -> types.contains(instance.type()))
                        .map(instance -> instance.name())
                        .collect(Collectors.toSet()));
        analysis = engine.analyze(new LoadedModel(Optional.of(model), SourceMap.NONE, List.of()), previous);
    }

    Ecosystem model() {
        return model;
    }

    PlanningRun with(Ecosystem other) {
        return new PlanningRun(planner, plugins, other);
    }

    /** The same with another planner object. */
    PlanningRun with(EcosystemPlanner other) {
        return new PlanningRun(other, plugins, model, previous);
    }

    /** The same where the plugins of a type are not installed. */
    PlanningRun without(String type) {
        return new PlanningRun(
                planner,
                plugins.stream().filter(plugin -> !plugin.type().equals(type)).toList(),
                model);
    }

    /** As the next run of a host, on top of this one. */
    PlanningRun next(Ecosystem changed) {
        return new PlanningRun(planner, plugins, changed, analysis.decisions());
    }

    /** As if the last render had decided this. */
    PlanningRun after(SortedMap<String, String> decisions) {
        return new PlanningRun(
                planner,
                plugins,
                model,
                new RenderPlan(new TreeMap<>(), new TreeMap<>(Map.of(planner.name(), decisions)), List.of()));
    }

    /** What the planner was asked and has answered; empty if the model or the answer was refused. */
    Optional<AppliedPlanner> applied() {
        return analysis.planners().stream().findFirst();
    }

    EcosystemPlan plan() {
        return applied()
                .orElseThrow(() -> new AssertionError(this + " was not planned: " + analysis.problems()))
                .plan();
    }

    /** Problems of planning and of all that is rendered from the plan. */
    List<Problem> problems() {
        return engine.render(engine.plan(analysis, previous)).problems();
    }

    /** The planner's own artifacts, as texts of one character per byte. */
    SortedMap<String, String> artifacts() {
        SortedMap<String, String> artifacts = new TreeMap<>();
        applied()
                .ifPresent(applied -> planner.render(
                        applied.request(),
                        applied.plan(),
                        (path, content) -> artifacts.put(path, new String(content, StandardCharsets.ISO_8859_1))));
        return artifacts;
    }

    /** All that a planner answers, as texts of one character per byte. */
    SortedMap<String, String> words() {
        SortedMap<String, String> words = new TreeMap<>();
        words.put("problems", lines(ownProblems()));
        applied().map(AppliedPlanner::plan).ifPresent(plan -> {
            words.put("changes", lines(plan.changes()));
            words.put("takes", lines(plan.takes()));
            words.put("decisions", lines(List.copyOf(plan.decisions().entrySet())));
            plan.graphs().graphs().forEach(graph -> words.put("graph of " + graph.platform(), text(graph)));
        });
        words.replaceAll(
                (what, text) -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        artifacts().forEach((path, content) -> words.put("artifact " + path, content));
        return words;
    }

    /** What the planner itself reports; others have their own words. */
    private List<Problem> ownProblems() {
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        applied().ifPresent(applied -> planner.plan(applied.request(), problems));
        return applied().isPresent() ? problems.problems() : analysis.problems();
    }

    private static String lines(List<?> things) {
        return things.stream().map(thing -> thing + "\n").collect(Collectors.joining());
    }

    private static String text(IntentionGraph graph) {
        StringBuilder text = new StringBuilder();
        for (int node = 0; node < graph.nodeCount(); node++) {
            text.append(graph.node(node)).append(" ->");
            for (int index = 0; index < graph.successorCount(node); index++) {
                text.append(' ').append(graph.successor(node, index));
            }
            text.append('\n');
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "the model " + model.name();
    }
}
