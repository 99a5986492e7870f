package io.datasurface.federation.testing;

import io.datasurface.model.DataLatency;
import io.datasurface.model.capture.IngestionConsistencyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random federations of three to six platforms at four places of two vendors. All of them can be planned. */
public final class RandomModels {
    private static final List<String> PLACES = List.of("AWS:us", "AWS:eu", "GCP:us", "GCP:eu");

    private RandomModels() {}

    public static Model of(Random random) {
        Model model = new Model();
        List<String> platforms = new ArrayList<>();
        for (int i = 0; i < 3 + random.nextInt(4); i++) {
            String name = "P" + i;
            platforms.add(name);
            model.platform(
                    name,
                    pick(random, PLACES),
                    Model.all()
                            .latency(pick(random, List.of(DataLatency.MINUTES, DataLatency.HOURS)))
                            .build());
        }
        List<String> datasets = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            model.store(
                    "s" + i, pick(random, PLACES), pick(random, List.of(IngestionConsistencyType.values())), "a", "b");
            datasets.add("s" + i + ".a");
            datasets.add("s" + i + ".b");
            if (random.nextInt(5) == 0) {
                model.pin("s" + i, pick(random, platforms));
            }
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            model.transformer(
                    "t" + i,
                    "out" + i,
                    random.nextInt(3) == 0 ? List.of(pick(random, platforms)) : List.of(),
                    some(random, datasets));
            datasets.add("out" + i + ".d");
        }
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            List<String> on = new ArrayList<>();
            platforms.stream().filter(platform -> random.nextInt(3) == 0).forEach(on::add);
            model.consumer("w" + i, on, some(random, datasets));
        }
        return model;
    }

    private static String[] some(Random random, List<String> all) {
        List<String> some = new ArrayList<>(all);
        some.removeIf(one -> random.nextInt(3) != 0);
        return some.isEmpty() ? new String[] {all.get(0)} : some.toArray(String[]::new);
    }

    private static <T> T pick(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
