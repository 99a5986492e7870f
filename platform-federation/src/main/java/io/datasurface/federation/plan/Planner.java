package io.datasurface.federation.plan;

import io.datasurface.federation.cost.SettingsRules;
import io.datasurface.federation.facts.Members;
import io.datasurface.federation.facts.Permits;
import io.datasurface.federation.facts.StoreOrder;
import io.datasurface.federation.migrate.AcknowledgementRules;
import io.datasurface.federation.migrate.Migration;
import io.datasurface.federation.migrate.Migrations;
import io.datasurface.federation.migrate.Stage;
import io.datasurface.federation.primary.PinRules;
import io.datasurface.federation.primary.Primaries;
import io.datasurface.federation.primary.PrimaryChooser;
import io.datasurface.federation.tree.Tree;
import io.datasurface.federation.tree.TreeMemory;
import io.datasurface.graph.EcosystemGraphSource;
import io.datasurface.graph.GraphColumns;
import io.datasurface.graph.GraphSource;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphBuilder;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.GraphChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes the plan: first who ingests, then by whom data gets to the others, then the graphs. */
public final class Planner {
    private final PlanRequest request;
    private final TreeMemory trees;
    private final ProblemCollector problems;
    private final GraphSource source;
    private final Members members;
    private final Permits permits;
    private final Migrations migrations;

    private Planner(PlanRequest request, TreeMemory trees, ProblemCollector problems) {
        this.request = request;
        this.trees = trees;
        this.problems = problems;
        source = request.graphs().graphs().stream()
                .findFirst()
                .flatMap(graph -> graph.asColumns())
                .map(GraphColumns::source)
                .filter(columns -> columns instanceof EcosystemGraphSource own && own.isOf(request.ecosystem()))
                .orElseGet(() -> EcosystemGraphSource.of(request.ecosystem()));
        members = new Members(source, request.ecosystem(), request.capabilities());
        permits = new Permits(request.ecosystem(), members);
        migrations = new Migrations(
                request.previous(),
                request.settings().caughtUp(),
                Set.copyOf(request.settings().texts("retired")));
    }

    /**
     * Makes a plan.
     *
     * @param request what it is made from
     * @param trees finds who reads from whom; what it remembers saves time and changes nothing
     * @param problems takes what is wrong
     * @return the plan; empty if an error was reported
     */
    public static Optional<FederationPlan> plan(PlanRequest request, TreeMemory trees, ProblemCollector problems) {
        return new Planner(request, trees, problems).plan();
    }

    private Optional<FederationPlan> plan() {
        ProblemCollector found = new ProblemCollector(SourceMap.NONE);
        PrimaryChooser chooser = new PrimaryChooser(
                source,
                request.ecosystem(),
                members,
                permits,
                migrations.primaries(),
                migrations.reasons(),
                new HashSet<>(request.settings().texts("draining")),
                new PinRules(problems));
        Primaries primaries = chooser.choose();
        members.warnOfPlaces(problems);
        new SettingsRules(request.settings(), members, problems).check();
        if (problems.hasErrors()) {
            return Optional.empty();
        }
        StoreOrder order = new StoreOrder(source);
        StoreFeeds feeds = new StoreFeeds(
                source, request.ecosystem(), members, primaries.needs(), permits, request.settings(), trees);
        FeedPlanner planner = new FeedPlanner(source, members, primaries, feeds, order, problems);
        List<StorePlan> plans = new ArrayList<>();
        for (int store : order.inputsFirst()) {
            if (primaries.platforms()[store] != Primaries.NONE) {
                Optional<Migration> migration = migrations.next(
                        source.storeName(store),
                        members.name(primaries.platforms()[store]),
                        order.isWritten(store),
                        name -> chooser.mayIngest(store, name));
                plans.add(planner.plan(store, migration));
            }
        }
        if (problems.hasErrors()) {
            return Optional.empty();
        }
        plans.sort(Comparator.comparingInt(StorePlan::store));
        new AcknowledgementRules(migrations, request.settings(), problems)
                .check(plans.stream().flatMap(plan -> plan.migration().stream()).toList());
        return Optional.of(result(plans, primaries, found));
    }

    private FederationPlan result(List<StorePlan> plans, Primaries primaries, ProblemCollector found) {
        IntentionGraphs graphs = IntentionGraphBuilder.build(overlay(plans), found);
        found.problems().stream()
                .filter(problem -> problem.code().equals("assignment-overruled-by-primary"))
                .forEach(problems::add);
        Map<String, String> names = new TreeMap<>();
        Map<String, String> reasons = new TreeMap<>();
        for (StorePlan plan : plans) {
            names.put(source.storeName(plan.store()), members.name(plan.primary()));
            if (!plan.pinned()) {
                reasons.put(source.storeName(plan.store()), plan.reason());
            }
        }
        return new FederationPlan(
                source,
                members,
                plans,
                graphs,
                changes(plans, graphs),
                new Takes(source, members, primaries.needs()).of(plans),
                migrations.decisions(
                        names,
                        reasons,
                        plans.stream().flatMap(one -> one.migration().stream()).toList()));
    }

    private GraphSource overlay(List<StorePlan> plans) {
        int[][] primary = new int[source.storeCount()][];
        int[][] readsFrom = new int[members.count()][];
        List<List<Integer>> standby = new ArrayList<>();
        Arrays.setAll(primary, store -> new int[0]);
        for (int platform = 0; platform < members.count(); platform++) {
            readsFrom[platform] = new int[source.storeCount()];
            Arrays.fill(readsFrom[platform], -1);
            standby.add(new ArrayList<>());
        }
        for (StorePlan plan : plans) {
            primary[plan.store()] = plan.primary() == plan.root()
                    ? new int[] {plan.primary()}
                    : new int[] {Math.min(plan.primary(), plan.root()), Math.max(plan.primary(), plan.root())};
            for (int platform = 0; platform < members.count(); platform++) {
                if (plan.tree().parent()[platform] >= 0) {
                    readsFrom[platform][plan.store()] = plan.tree().parent()[platform];
                } else if (platform != plan.root() && platform != plan.primary()) {
                    readsFrom[platform][plan.store()] = plan.root();
                }
            }
            plan.migration().ifPresent(migration -> {
                standby.get(members.find(migration.from())).add(plan.store());
                standby.get(members.find(migration.to())).add(plan.store());
            });
        }
        return new PlannedSource(
                source,
                primary,
                readsFrom,
                standby.stream()
                        .map(stores ->
                                stores.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new));
    }

    private List<GraphChange> changes(List<StorePlan> plans, IntentionGraphs graphs) {
        String[] reasons = new String[source.storeCount()];
        for (StorePlan plan : plans) {
            String both = plan.migration()
                    .filter(migration -> migration.stage() == Stage.DUAL_RUN)
                    .map(migration -> migration.from() + " and, until it has caught up, " + migration.to() + " ingest "
                            + source.storeName(plan.store()) + ".")
                    .orElse(members.name(plan.primary()) + " ingests " + source.storeName(plan.store())
                            + ", and nobody else does.");
            reasons[plan.store()] = both + " " + plan.reason();
        }
        List<GraphChange> changes = new ArrayList<>();
        for (IntentionGraph graph : graphs.graphs()) {
            request.graphs()
                    .find(graph.platform())
                    .ifPresent(before -> GraphChanges.find(
                            before,
                            graph,
                            store -> Optional.ofNullable(reasons[store])
                                    .orElse("Nobody needs it any more where the federation lets transformers run."),
                            changes));
        }
        return changes;
    }

    /** The plan of one store after another. */
    private static final class FeedPlanner {
        private final GraphSource source;
        private final Members members;
        private final Primaries primaries;
        private final StoreFeeds feeds;
        private final StoreOrder order;
        private final Delays delays;
        private final FeedRules rules;
        private final StorePlan[] done;

        FeedPlanner(
                GraphSource source,
                Members members,
                Primaries primaries,
                StoreFeeds feeds,
                StoreOrder order,
                ProblemCollector problems) {
            this.source = source;
            this.members = members;
            this.primaries = primaries;
            this.feeds = feeds;
            this.order = order;
            delays = new Delays(source, members);
            rules = new FeedRules(source, members, problems);
            done = new StorePlan[source.storeCount()];
        }

        StorePlan plan(int store, Optional<Migration> planned) {
            int primary = primaries.platforms()[store];
            Optional<Migration> migration = planned.filter(under -> isOfUse(store, under));
            boolean dual = migration.isPresent() && migration.get().stage() == Stage.DUAL_RUN;
            int root = dual ? members.find(migration.get().from()) : primary;
            migration.ifPresent(under -> primaries.needs().addStore(members.find(under.from()), store));
            int[] readers = feeds.readers(store, root);
            if (dual) {
                readers = Arrays.stream(readers)
                        .filter(reader -> reader != primary)
                        .toArray();
            }
            if (readers.length > 0 && members.capabilities(root).isEmpty()) {
                rules.notPlanned(store, root, readers.length);
                readers = new int[0];
            }
            ageOfInputs(store, primary);
            Demand demand = new Demand(store, root, readers, dual ? primary : -1);
            Tree tree = inTime(demand, feeds.plan(demand));
            checkAge(store, root, root, tree.parent());
            if (dual) {
                checkAge(store, primary, primary, tree.parent());
            }
            for (int reader : readers) {
                if (tree.parent()[reader] < 0) {
                    rules.noWay(store, root, reader);
                } else {
                    checkAge(store, root, reader, tree.parent());
                }
            }
            StorePlan plan = new StorePlan(
                    store, primary, root, primaries.reasons()[store], primaries.pinned()[store], tree, migration);
            done[store] = plan;
            return plan;
        }

        /** After the cut over the old one only reads. Where no feed leads back to it and it needs nothing itself, it is done at once. */
        private boolean isOfUse(int store, Migration migration) {
            int from = members.find(migration.from());
            return migration.stage() == Stage.DUAL_RUN
                    || primaries.needs().has(from, store)
                    || feeds.reaches(store, members.find(migration.to()), from);
        }

        private void ageOfInputs(int store, int primary) {
            for (int input : order.inputs(store)) {
                StorePlan plan = done[input];
                if (plan != null && (plan.root() == primary || plan.tree().parent()[primary] >= 0)) {
                    delays.madeOf(
                            store,
                            input,
                            delays.at(primary, input, plan.root(), plan.tree().parent()));
                }
            }
        }

        /** Who would get it too late that way takes the way of least delay, if that is in time. */
        private Tree inTime(Demand demand, Tree tree) {
            int store = demand.store();
            int root = demand.root();
            int[] readers = demand.readers();
            int[] parent = tree.parent().clone();
            for (int reader : readers) {
                long wanted = primaries.needs().freshness(reader, store);
                if (parent[reader] >= 0 && delays.at(reader, store, root, parent) > wanted) {
                    int[] fastest = feeds.fastest(demand);
                    if (delays.at(reader, store, root, fastest) <= wanted) {
                        Trees.takeWay(parent, fastest, reader);
                    }
                }
            }
            if (Arrays.equals(parent, tree.parent())) {
                return tree;
            }
            Trees.prune(parent, readers);
            long cost = feeds.cost(demand, parent);
            if (cost > tree.direct() && tree.complete()) {
                int[] direct = parent.clone();
                for (int reader : readers) {
                    direct[reader] = feeds.isDirect(root, reader) ? root : direct[reader];
                }
                Trees.prune(direct, readers);
                long directCost = feeds.cost(demand, direct);
                parent = directCost < cost ? direct : parent;
                cost = Math.min(cost, directCost);
            }
            return new Tree(parent, cost, tree.direct(), tree.bound(), tree.complete());
        }

        private void checkAge(int store, int root, int reader, int[] parent) {
            long wanted = primaries.needs().freshness(reader, store);
            long age = delays.at(reader, store, root, parent);
            if (age > wanted) {
                int input = delays.oldestInput(store);
                rules.late(
                        store,
                        reader,
                        age,
                        wanted,
                        delays.way(reader, root, parent, store, input < 0 ? "" : source.storeName(input)));
            }
        }
    }
}
