package io.datasurface.graph.chunk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A graph of the shape that large ecosystems have: teams that mostly read their own stores, some stores that everybody reads, workspaces
 * of very different sizes, a hub container, transformers that read each other's outputs.
 */
final class EcosystemShape {
    private final Random random;
    private final TestGraph.Builder builder = TestGraph.builder();
    private final List<List<String>> datasetsOfStore = new ArrayList<>();
    private final int teams;

    private EcosystemShape(long seed, int stores) {
        this.random = new Random(seed);
        this.teams = Math.max(1, stores / 33);
    }

    /** A third of the stores, about 40 times as many nodes as stores. */
    static TestGraph.Builder of(long seed, int stores) {
        EcosystemShape shape = new EcosystemShape(seed, stores);
        shape.addStores(stores);
        shape.addWorkspaces(stores);
        return shape.builder;
    }

    private void addStores(int stores) {
        for (int store = 0; store < stores; store++) {
            boolean multi = random.nextInt(10) < 4;
            int count = 1 + (int) (Math.pow(random.nextDouble(), 3) * (multi ? 70 : 13));
            List<String> datasets = new ArrayList<>();
            if (multi) {
                builder.ingest("s" + store);
            }
            for (int i = 0; i < count; i++) {
                datasets.add("d" + i);
                if (!multi) {
                    builder.ingest("s" + store, "d" + i);
                }
            }
            datasetsOfStore.add(datasets);
        }
    }

    private void addWorkspaces(int stores) {
        int transformers = Math.max(1, stores / 5);
        for (int workspace = 0; workspace < transformers; workspace++) {
            int stage = random.nextInt(10) < 6 ? 1 : random.nextInt(4) < 3 ? 2 : 3;
            read("w" + workspace, random.nextInt(teams), true);
            builder.transformer("w" + workspace, "out" + workspace);
            // Outputs of the workspaces before this one; the stage says how likely that is.
            for (int i = 1; i < stage && workspace > 0; i++) {
                int origin = random.nextInt(Math.max(1, workspace / 3));
                String container = "team" + random.nextInt(teams);
                builder.export(container, "out" + origin, "o");
                builder.edge("Export/P/" + container + "/out" + origin + "/o", "Trigger/P/w" + workspace);
            }
            builder.export("hub", "out" + workspace, "o");
        }
        int readers = Math.max(1, stores / 6);
        for (int workspace = 0; workspace < readers; workspace++) {
            read("r" + workspace, random.nextInt(teams), false);
        }
    }

    private void read(String workspace, int team, boolean triggers) {
        int count = (int)
                Math.min(1300, 40 * Math.exp(random.nextGaussian() * (triggers ? 1.0 : 1.3)) * (triggers ? 1 : 2));
        String container = random.nextInt(7) == 0 ? "hub" : "team" + team;
        Set<String> names = new LinkedHashSet<>();
        for (int tries = 0; names.size() < count && tries < 4 * count + 20; tries++) {
            int store = store(team);
            List<String> datasets = datasetsOfStore.get(store);
            int some = 1 + random.nextInt(Math.min(8, datasets.size()));
            int first = random.nextInt(datasets.size());
            for (int i = 0; i < some; i++) {
                String dataset = datasets.get((first + i) % datasets.size());
                builder.export(container, "s" + store, dataset);
                names.add("Export/P/" + container + "/s" + store + "/" + dataset);
            }
        }
        if (triggers) {
            names.forEach(name -> builder.edge(name, "Trigger/P/" + workspace));
        }
    }

    private int store(int team) {
        int stores = datasetsOfStore.size();
        int kind = random.nextInt(20);
        if (kind < 12) {
            return team + teams * random.nextInt(Math.max(1, stores / teams));
        }
        if (kind < 17) {
            int neighbour = (team / 10 * 10 + random.nextInt(10)) % teams;
            return neighbour + teams * random.nextInt(Math.max(1, stores / teams));
        }
        return (int) (Math.pow(random.nextDouble(), 4) * stores);
    }
}
