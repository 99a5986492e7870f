package io.datasurface.examples.benchmarks.ecosystem;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Who has what and who reads what, all by number: a few bytes per store, nothing per dataset. Stores from {@link EcosystemSize#sources}
 * on are the outputs of the transformers, in their order. The last zone is for development, the others are production.
 */
final class Layout {
    private static final int LEVELS = 6;

    private final EcosystemSize size;
    private final int[] datasets;
    private final int[] popularInProduction;
    private final int[] popularInDevelopment;
    private final byte[] platforms;

    Layout(EcosystemSize size) {
        this.size = size;
        this.datasets = datasetCounts(size);
        int[] shuffled = shuffled(size, Dice.For.POPULARITY, size.stores());
        this.popularInProduction = IntStream.of(shuffled)
                .filter(store -> !isRestricted(store) && isProduction(zoneOfTeam(teamOfStore(store))))
                .toArray();
        this.popularInDevelopment = IntStream.of(shuffled)
                .filter(store -> !isRestricted(store) && !isProduction(zoneOfTeam(teamOfStore(store))))
                .toArray();
        this.platforms = new PlatformUse(this).byStore();
    }

    EcosystemSize size() {
        return size;
    }

    int teamOfStore(int store) {
        return (isOutput(store) ? store - size.sources() : store) % size.teams();
    }

    /** The stores of a team: its own, and the outputs of its transformers. */
    IntStream storesOfTeam(int team) {
        return IntStream.concat(every(team, 0, size.sources()), every(team, size.sources(), size.transformers()));
    }

    IntStream consumersOfTeam(int team) {
        return every(team, 0, size.consumers());
    }

    IntStream transformersOfTeam(int team) {
        return every(team, 0, size.transformers());
    }

    private IntStream every(int team, int first, int count) {
        return IntStream.iterate(team, i -> i < count, i -> i + size.teams()).map(i -> first + i);
    }

    int teamOfConsumer(int consumer) {
        return consumer % size.teams();
    }

    int teamOfTransformer(int transformer) {
        return transformer % size.teams();
    }

    int zoneOfTeam(int team) {
        return (int) ((long) team * size.zones() / size.teams());
    }

    IntStream teamsOfZone(int zone) {
        return IntStream.range(0, size.teams()).filter(team -> zoneOfTeam(team) == zone);
    }

    boolean isProduction(int zone) {
        return zone < size.zones() - 1;
    }

    boolean isOutput(int store) {
        return store >= size.sources();
    }

    int outputOf(int transformer) {
        return size.sources() + transformer;
    }

    /** Stores whose producer approves each use: only the first workspace of the same team reads them. */
    boolean isRestricted(int store) {
        return !isOutput(store) && store % 50 == 7;
    }

    int restrictedReader(int store) {
        return teamOfStore(store);
    }

    int datasetsOf(int store) {
        return datasets[store];
    }

    boolean isDeprecated(int store, int dataset) {
        return !isOutput(store) && !isRestricted(store) && (store * 31 + dataset) % 211 == 3;
    }

    /** Half of all transformers read sources only, the others also what transformers of lower levels write. */
    int level(int transformer) {
        int sixth = transformer % LEVELS;
        return sixth < 3 ? 0 : sixth < 5 ? 1 : 2;
    }

    /** A dataset for somebody of a zone, popular ones more often. */
    Pick pick(Dice dice, int zone) {
        int[] popular = isProduction(zone) ? popularInProduction : popularInDevelopment;
        int store = popular[dice.skewed(popular.length)];
        return new Pick(store, dice.skewed(datasets[store]));
    }

    /** What a transformer reads. */
    Set<Pick> inputs(int transformer) {
        Dice dice = new Dice(size.seed(), Dice.For.TRANSFORMER, transformer);
        int zone = zoneOfTeam(teamOfTransformer(transformer));
        Set<Pick> inputs = new LinkedHashSet<>();
        int wanted = 2 + dice.below(5);
        for (int tries = 0; inputs.size() < wanted && (tries < 20 || inputs.isEmpty()); tries++) {
            Pick pick = dice.percent(40) ? output(dice) : pick(dice, zone);
            boolean sameStatus = isProduction(zoneOfTeam(teamOfStore(pick.store()))) == isProduction(zone);
            boolean earlier = !isOutput(pick.store()) || level(pick.store() - size.sources()) < level(transformer);
            if (sameStatus && earlier) {
                inputs.add(pick);
            }
        }
        if (transformer % 40 == 0) {
            inputs.add(new Pick(outputOf(transformer), 0)); // its own output, of the previous run
        }
        return inputs;
    }

    private Pick output(Dice dice) {
        int store = outputOf(dice.below(size.transformers()));
        return new Pick(store, dice.below(datasets[store]));
    }

    /** The platforms that a consumer's groups run on: mostly the one of its zone. */
    int[] platformsOfConsumer(int consumer) {
        int zone = zoneOfTeam(teamOfConsumer(consumer));
        if (!isProduction(zone)) {
            return new int[] {size.platforms()};
        }
        int home = zone % size.platforms();
        int other = (home + 1 + consumer % 2) % size.platforms();
        int sort = (consumer * 7 + consumer / 13) % 20;
        return sort == 0 && home != other ? new int[] {home, other} : sort < 3 ? new int[] {other} : new int[] {home};
    }

    /** What a platform is called. */
    String nameOfPlatform(int platform) {
        return isForProduction(platform) ? "Production" + platform : "Development";
    }

    boolean isForProduction(int platform) {
        return platform < size.platforms();
    }

    /** The platforms that process a store, as bits. */
    int platformsOfStore(int store) {
        return platforms[store];
    }

    /** The one platform of several that ingests a store: its zone's, if that one uses it. */
    int primary(int store, int bits) {
        int home = zoneOfTeam(teamOfStore(store)) % size.platforms();
        return (bits & 1 << home) != 0 ? home : Integer.numberOfTrailingZeros(bits);
    }

    /** Few stores have many datasets. Outputs have two or three. */
    private static int[] datasetCounts(EcosystemSize size) {
        int[] counts = new int[size.stores()];
        int left = size.datasets();
        for (int store = size.sources(); store < counts.length; store++) {
            counts[store] = 2 + store % 2;
            left -= counts[store];
        }
        int[] ranks = shuffled(size, Dice.For.STORE_SIZE, size.sources());
        double all = 0;
        for (int rank = 0; rank < ranks.length; rank++) {
            all += weight(rank, ranks.length);
        }
        int spare = left - ranks.length;
        int given = 0;
        for (int rank = 0; rank < ranks.length; rank++) {
            int more = (int) (spare * (weight(rank, ranks.length) / all));
            counts[ranks[rank]] = 1 + more;
            given += more;
        }
        for (int rank = 0; given < spare; rank = (rank + 1) % ranks.length, given++) {
            counts[ranks[rank]]++;
        }
        return counts;
    }

    private static double weight(int rank, int ranks) {
        return 1 / Math.sqrt(rank + 1 + ranks / 100.0);
    }

    private static int[] shuffled(EcosystemSize size, Dice.For purpose, int count) {
        Dice dice = new Dice(size.seed(), purpose);
        int[] all = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int other = dice.below(i + 1);
            int kept = all[i];
            all[i] = all[other];
            all[other] = kept;
        }
        return all;
    }
}
