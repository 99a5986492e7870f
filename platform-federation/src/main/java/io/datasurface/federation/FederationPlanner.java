package io.datasurface.federation;

import io.datasurface.federation.cost.Settings;
import io.datasurface.federation.plan.FederationPlan;
import io.datasurface.federation.plan.PlanRequest;
import io.datasurface.federation.plan.Planner;
import io.datasurface.federation.report.Reports;
import io.datasurface.federation.tree.TreeMemory;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.EcosystemPlan;
import io.datasurface.spi.EcosystemPlanRequest;
import io.datasurface.spi.EcosystemPlanner;
import io.datasurface.spi.Parameters;
import io.datasurface.spi.PlatformCapabilities;
import io.datasurface.spi.SpiVersion;
import java.lang.ref.SoftReference;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Federation as a service: plans if the model has an instance of the type {@code federation}, and leaves everything as it is if not. Of all
 * platforms whose plugin is installed one ingests each datastore, and the others read its buffer.
 */
public final class FederationPlanner implements EcosystemPlanner {
    /** What was planned last, so that rendering it need not plan it again. Rendering without it gives the same. */
    private record Last(
            EcosystemIndex ecosystem,
            Map<String, PlatformCapabilities> capabilities,
            Map<String, String> previous,
            FederationPlan plan) {
        boolean answers(EcosystemPlanRequest request) {
            return ecosystem == request.ecosystem()
                    && capabilities.equals(request.capabilities())
                    && previous.equals(request.previous());
        }
    }

    private final AtomicReference<@Nullable SoftReference<Last>> last = new AtomicReference<>();

    /** The trees of what was planned last, most of which the next plan needs again. Planning without them gives the same. */
    private final AtomicReference<@Nullable SoftReference<TreeMemory>> trees = new AtomicReference<>();

    /** Makes the planner; called by the service loader. */
    public FederationPlanner() {}

    @Override
    public String name() {
        return FederationProvider.TYPE;
    }

    @Override
    public String description() {
        return "Lets one platform ingest each datastore, and the others read its buffer where that is cheapest, if the model has an instance of"
                + " the type federation.";
    }

    @Override
    public String spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public String version() {
        return FederationProvider.VERSION;
    }

    @Override
    public EcosystemPlan plan(EcosystemPlanRequest request, ProblemCollector problems) {
        return federate(request, problems)
                .map(plan -> new EcosystemPlan(plan.graphs(), plan.changes(), plan.takes(), plan.decisions()))
                .orElseGet(() -> EcosystemPlan.unchanged(request));
    }

    @Override
    public void render(EcosystemPlanRequest request, EcosystemPlan plan, ArtifactSink sink) {
        SoftReference<Last> kept = last.get();
        Last known = kept == null ? null : kept.get();
        Optional<FederationPlan> federated = known != null && known.answers(request)
                ? Optional.of(known.plan())
                : federate(request, new ProblemCollector(SourceMap.NONE));
        federated.ifPresent(found -> Reports.render(found, request, sink));
    }

    private Optional<FederationPlan> federate(EcosystemPlanRequest request, ProblemCollector problems) {
        Optional<Settings> settings = settings(request.ecosystem(), problems);
        if (settings.isEmpty() || !isUntouched(request, problems)) {
            return Optional.empty();
        }
        Map<String, PlatformCapabilities> members = new TreeMap<>(request.capabilities());
        instances(request.ecosystem())
                .forEach(entry -> members.remove(entry.instance().name()));
        SoftReference<TreeMemory> kept = trees.get();
        TreeMemory known = kept == null ? null : kept.get();
        TreeMemory memory = known == null ? new TreeMemory() : known.next();
        Optional<FederationPlan> plan = Planner.plan(
                new PlanRequest(request.ecosystem(), request.graphs(), members, settings.get(), request.previous()),
                memory,
                problems);
        trees.set(new SoftReference<>(memory));
        plan.ifPresent(found -> last.set(
                new SoftReference<>(new Last(request.ecosystem(), request.capabilities(), request.previous(), found))));
        return plan;
    }

    private static List<EcosystemIndex.PlatformEntry> instances(EcosystemIndex ecosystem) {
        return ecosystem.platforms().stream()
                .filter(entry -> entry.instance().type().equals(FederationProvider.TYPE))
                .sorted(Comparator.comparing(entry -> entry.instance().name()))
                .toList();
    }

    /** The host reports what is wrong with parameters. */
    private static Optional<Settings> settings(EcosystemIndex ecosystem, ProblemCollector problems) {
        List<EcosystemIndex.PlatformEntry> instances = instances(ecosystem);
        if (instances.size() > 1) {
            problems.error(
                    "federation-twice",
                    instances.get(1).path(),
                    "The model has %d instances of the type federation, %s, and they would plan for the same platforms; keep one",
                    instances.size(),
                    instances.stream().map(entry -> entry.instance().name()).toList());
        }
        return instances.size() == 1
                ? Parameters.check(
                                Settings.ALL,
                                instances.get(0).instance().parameters(),
                                instances.get(0).path(),
                                new ProblemCollector(SourceMap.NONE))
                        .map(parameters ->
                                new Settings(parameters, instances.get(0).path()))
                : Optional.empty();
    }

    /** Graphs are made anew of the model, so what another planner has done to them would be lost. */
    private static boolean isUntouched(EcosystemPlanRequest request, ProblemCollector problems) {
        List<String> touched = request.graphs().graphs().stream()
                .filter(graph -> graph.asColumns().isEmpty())
                .map(IntentionGraph::platform)
                .toList();
        if (!touched.isEmpty()) {
            problems.error(
                    "federation-after-another",
                    instances(request.ecosystem()).get(0).path(),
                    "Another planner has rewritten the graphs of %s before the federation, which plans from the model and would undo that;"
                            + " install one of the two",
                    touched);
        }
        return touched.isEmpty();
    }
}
