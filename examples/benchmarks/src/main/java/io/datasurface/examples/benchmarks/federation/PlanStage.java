package io.datasurface.examples.benchmarks.federation;

import io.datasurface.examples.benchmarks.bench.Stage;
import io.datasurface.examples.benchmarks.bench.Subject;
import io.datasurface.federation.FederationPlanner;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.EcosystemPlan;
import io.datasurface.spi.EcosystemPlanRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plans a federation, anew or from the last plan, by a planner that was just made or that has made the last plan. */
final class PlanStage implements Stage {
    private static final Pattern MONEY = Pattern.compile("\"(planned|direct|lowerBound)\": ([0-9.]+)");

    private final String name;
    private final EcosystemPlanRequest request;
    private final Optional<EcosystemPlanRequest> before;
    private FederationPlanner planner = new FederationPlanner();

    PlanStage(String name, EcosystemPlanRequest request) {
        this(name, request, Optional.empty());
    }

    /** Lets the planner plan something before, which is not measured. */
    PlanStage(String name, EcosystemPlanRequest request, Optional<EcosystemPlanRequest> before) {
        this.name = name;
        this.request = request;
        this.before = before;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean retains() {
        return true;
    }

    @Override
    public void reset(Subject subject) {
        subject.drop(FederationPlanner.class);
        subject.drop(EcosystemPlan.class);
        planner = new FederationPlanner();
        before.ifPresent(earlier -> planner.plan(earlier, new ProblemCollector(SourceMap.NONE)));
    }

    @Override
    public String run(Subject subject) {
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        EcosystemPlan plan = planner.plan(request, problems);
        if (problems.hasErrors()) {
            throw new IllegalStateException(problems.problems().get(0).toString());
        }
        subject.keep(FederationPlanner.class, planner);
        subject.keep(EcosystemPlan.class, plan);
        return String.format(
                Locale.ROOT,
                "%,d feeds, %,d changed nodes",
                plan.takes().size(),
                plan.changes().size());
    }

    /** The costs that the last run has planned: planned, direct and the lower bound. */
    static double[] costs(Subject subject, EcosystemPlanRequest request) {
        double[] costs = new double[3];
        subject.result(FederationPlanner.class)
                .render(request, subject.result(EcosystemPlan.class), (path, content) -> {
                    if (path.equals("plan.json")) {
                        Matcher money = MONEY.matcher(new String(content, StandardCharsets.UTF_8));
                        for (int i = 0; i < costs.length && money.find(); i++) {
                            costs[i] = Double.parseDouble(money.group(2));
                        }
                    }
                });
        return costs;
    }
}
