package io.datasurface.federation.report;

import io.datasurface.federation.facts.Members;
import io.datasurface.federation.plan.FederationPlan;
import io.datasurface.federation.plan.StorePlan;
import io.datasurface.model.common.LocationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code plan.mmd}: platforms at their places, how many stores each ingests, and how many go from one to the other. */
final class Picture {
    private final FederationPlan plan;
    private final Members members;

    Picture(FederationPlan plan) {
        this.plan = plan;
        members = plan.members();
    }

    String write() {
        int count = members.count();
        int[] ingested = new int[count];
        int[][] feeds = new int[count][count];
        boolean[] busy = new boolean[count];
        for (StorePlan store : plan.stores()) {
            ingested[store.root()]++;
            busy[store.root()] = true;
            if (store.root() != store.primary()) {
                ingested[store.primary()]++;
                busy[store.primary()] = true;
            }
            int[] parent = store.tree().parent();
            for (int platform = 0; platform < count; platform++) {
                if (parent[platform] >= 0) {
                    feeds[parent[platform]][platform]++;
                    busy[platform] = true;
                    busy[parent[platform]] = true;
                }
            }
        }
        StringBuilder text = new StringBuilder("flowchart LR\n");
        places(busy).forEach((place, platforms) -> {
            text.append("  subgraph at")
                    .append(platforms.get(0))
                    .append("[\"")
                    .append(Escapes.mermaid(place))
                    .append("\"]\n");
            platforms.forEach(platform -> text.append("    p")
                    .append(platform)
                    .append("[\"")
                    .append(Escapes.mermaid(members.name(platform)))
                    .append("\"]\n"));
            text.append("  end\n");
        });
        for (int platform = 0; platform < count; platform++) {
            if (ingested[platform] > 0) {
                text.append("  s")
                        .append(platform)
                        .append("[(\"")
                        .append(stores(ingested[platform]))
                        .append("\")] ==> p")
                        .append(platform)
                        .append('\n');
            }
        }
        for (int from = 0; from < count; from++) {
            for (int to = 0; to < count; to++) {
                if (feeds[from][to] > 0) {
                    text.append("  p")
                            .append(from)
                            .append(" -->|\"")
                            .append(stores(feeds[from][to]))
                            .append("\"| p")
                            .append(to)
                            .append('\n');
                }
            }
        }
        return text.toString();
    }

    private static String stores(int count) {
        return count == 1 ? "1 datastore" : count + " datastores";
    }

    private SortedMap<String, List<Integer>> places(boolean[] busy) {
        SortedMap<String, List<Integer>> places = new TreeMap<>();
        for (int platform = 0; platform < busy.length; platform++) {
            if (busy[platform]) {
                String place = String.join(
                        ", ",
                        members.places(platform).stream().map(LocationKey::text).toList());
                places.computeIfAbsent(place.isEmpty() ? "anywhere" : place, key -> new ArrayList<>())
                        .add(platform);
            }
        }
        return places;
    }
}
