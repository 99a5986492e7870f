package io.datasurface.federation.primary;

import io.datasurface.federation.cost.Settings;
import io.datasurface.federation.facts.Abilities;
import io.datasurface.federation.facts.Distance;
import io.datasurface.federation.facts.Members;
import io.datasurface.federation.facts.Needs;
import io.datasurface.federation.facts.Permits;
import io.datasurface.federation.facts.StoreOrder;
import io.datasurface.graph.GraphSource;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.common.LocationKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Chooses one primary platform per store. What is chosen for a store depends on who needs it and on what was chosen for what is made of it,
 * and on nothing else; so one more store moves no other.
 */
public final class PrimaryChooser {
    private final GraphSource source;
    private final EcosystemIndex ecosystem;
    private final Members members;
    private final Map<String, String> previous;
    private final Map<String, String> previousReasons;
    private final Set<String> draining;
    private final Abilities abilities;
    private final Permits permits;
    private final Feeding feeding;
    private final PinRules rules;
    private final StoreOrder order;
    private final Needs needs;
    private final int[] platforms;
    private final String[] reasons;
    private final boolean[] pinned;

    /**
     * Prepares a choice.
     *
     * @param source the model in columns
     * @param ecosystem the model
     * @param members its platforms
     * @param permits what policies let them hold
     * @param previous by name of a store the platform that ingested it after the last plan
     * @param previousReasons by name of a store why it was chosen, which stays the reason as long as the choice stays
     * @param draining names of platforms that shall no longer be primary for what another one can ingest
     * @param rules takes what is wrong
     */
    public PrimaryChooser(
            GraphSource source,
            EcosystemIndex ecosystem,
            Members members,
            Permits permits,
            Map<String, String> previous,
            Map<String, String> previousReasons,
            Set<String> draining,
            PinRules rules) {
        this.source = source;
        this.ecosystem = ecosystem;
        this.members = members;
        this.previous = previous;
        this.previousReasons = previousReasons;
        this.draining = draining;
        this.permits = permits;
        this.rules = rules;
        abilities = new Abilities(ecosystem);
        feeding = new Feeding(members);
        order = new StoreOrder(source);
        needs = new Needs(source);
        platforms = new int[source.storeCount()];
        reasons = new String[source.storeCount()];
        pinned = new boolean[source.storeCount()];
        Arrays.fill(platforms, Primaries.NONE);
        Arrays.fill(reasons, "");
    }

    /**
     * Chooses.
     *
     * @return the choices
     */
    public Primaries choose() {
        for (int workspace = 0; workspace < source.workspaceCount(); workspace++) {
            if (!source.isTransformer(workspace) && source.container(workspace) >= 0) {
                for (int group = source.firstGroup(workspace); group < source.firstGroup(workspace + 1); group++) {
                    for (int i = source.firstAssignment(group); i < source.firstAssignment(group + 1); i++) {
                        needs.add(source.assignedPlatform(i), group);
                    }
                }
            }
        }
        for (int store : order.outputs()) {
            choose(store);
            for (int i = 0; i < order.producerCount(store); i++) {
                run(order.producer(store, i), platforms[store]);
            }
        }
        for (int store = 0; store < platforms.length; store++) {
            if (order.producerCount(store) == 0) {
                choose(store);
            }
        }
        return new Primaries(platforms, reasons, pinned, needs);
    }

    /** A transformer runs where its output is ingested. Without a container for its inputs it cannot run, which the graph reports. */
    private void run(int workspace, int platform) {
        boolean hasInputs =
                source.firstSink(source.firstGroup(workspace)) < source.firstSink(source.firstGroup(workspace + 1));
        if (platform == Primaries.NONE || (source.container(workspace) < 0 && hasInputs)) {
            return;
        }
        for (int group = source.firstGroup(workspace); group < source.firstGroup(workspace + 1); group++) {
            if (source.container(workspace) >= 0) {
                needs.add(platform, group);
            }
        }
    }

    private void choose(int store) {
        List<Integer> needing = new ArrayList<>();
        for (int platform = 0; platform < members.count(); platform++) {
            if (needs.has(platform, store)) {
                needing.add(platform);
            }
        }
        List<Integer> assigned = assigned(store);
        String name = source.storeName(store);
        if (needing.isEmpty() && assigned.isEmpty()) {
            return;
        }
        EcosystemIndex.DatastoreEntry entry = ecosystem.datastore(name).orElseThrow();
        List<Integer> pins = pins(store);
        if (needing.isEmpty() && !pins.isEmpty() && !assigned.contains(pins.get(0))) {
            return; // The pin overrules the transformer's assignment, which the graph reports, and nobody wants its
            // output.
        }
        if (!pins.isEmpty()) {
            pinned(store, entry, pins);
        } else {
            free(store, entry, needing, assigned);
        }
        if (platforms[store] != Primaries.NONE) {
            needs.addStore(platforms[store], store);
        }
    }

    private void pinned(int store, EcosystemIndex.DatastoreEntry entry, List<Integer> pins) {
        if (pins.size() > 1) {
            rules.twoPins(entry, pins.stream().map(members::name).toList());
        }
        int pin = pins.get(0);
        Optional<String> against =
                members.capabilities(pin).isPresent() ? against(store, entry, pin) : Optional.empty();
        if (members.entry(pin).instance().type().equals(Settings.TYPE)) {
            against = Optional.of("it is the federation itself, which only plans");
        }
        if (against.isPresent()) {
            rules.badPin(entry, members.name(pin), against.get(), others(store, entry, pin));
        }
        platforms[store] = pin;
        reasons[store] = "The model names it.";
        pinned[store] = true;
    }

    private List<String> others(int store, EcosystemIndex.DatastoreEntry entry, int pin) {
        List<String> others = new ArrayList<>();
        for (int platform = 0; platform < members.count(); platform++) {
            if (platform != pin && against(store, entry, platform).isEmpty()) {
                others.add(members.name(platform));
            }
        }
        return others;
    }

    private void free(int store, EcosystemIndex.DatastoreEntry entry, List<Integer> needing, List<Integer> assigned) {
        List<Candidate> fit = new ArrayList<>();
        List<String> out = new ArrayList<>();
        List<LocationKey> origin = abilities.origin(entry);
        BitSet through = through(entry, needing);
        for (int platform = 0; platform < members.count(); platform++) {
            if (!assigned.isEmpty() && !assigned.contains(platform)) {
                continue; // Where a transformer is assigned, the model says where it runs.
            }
            Optional<String> against = against(store, entry, platform);
            if (against.isEmpty()) {
                fit.add(candidate(store, platform, needing, feeding.reachable(platform, through), origin));
            } else if (members.capabilities(platform).isPresent()) {
                out.add(members.name(platform) + ": " + against.get());
            }
        }
        int unknown = keptUnknown(store);
        if (unknown != Primaries.NONE) {
            platforms[store] = unknown;
            reasons[store] = "It has ingested it so far, and its plugin is not installed here.";
            return;
        }
        fit = withoutDraining(fit);
        if (fit.isEmpty()) {
            rules.nobody(entry, needing.stream().map(members::name).toList(), out);
            return;
        }
        fit.sort(Candidate.BEST_FIRST);
        Candidate best = fit.get(0);
        platforms[store] = best.platform();
        reasons[store] = previous.getOrDefault(source.storeName(store), "").equals(best.name())
                ? previousReasons.getOrDefault(source.storeName(store), "It has ingested it so far.")
                : reason(fit);
    }

    /** Who may have a store's data: those that need it, and of the others those that may pass it on. */
    private BitSet through(EcosystemIndex.DatastoreEntry entry, List<Integer> needing) {
        BitSet through = new BitSet();
        for (int platform = 0; platform < members.count(); platform++) {
            through.set(
                    platform,
                    members.capabilities(platform).isPresent()
                            && !members.isDeprecated(platform)
                            && permits.against(entry, platform).isEmpty());
        }
        needing.forEach(through::set);
        return through;
    }

    /** The previous primary platform, if this host cannot judge it: one that has its plugin may. */
    private int keptUnknown(int store) {
        String before = previous.getOrDefault(source.storeName(store), "");
        int platform = members.find(before);
        return platform >= 0 && members.capabilities(platform).isEmpty() ? platform : Primaries.NONE;
    }

    private static String reason(List<Candidate> fit) {
        return fit.size() == 1
                ? "It is the only platform that may and can."
                : fit.get(0).reason(fit.get(1));
    }

    private List<Candidate> withoutDraining(List<Candidate> fit) {
        List<Candidate> staying = new ArrayList<>(fit);
        staying.removeIf(candidate -> draining.contains(candidate.name()));
        return staying.isEmpty() ? fit : staying;
    }

    private Candidate candidate(
            int store, int platform, List<Integer> needing, BitSet reached, List<LocationKey> origin) {
        int unfed = 0;
        int late = 0;
        boolean production = false;
        for (int reader : needing) {
            if (!reached.get(reader)) {
                unfed++;
            }
            long way = members.delay(platform) + (reader == platform ? 0 : members.delay(reader));
            if (way > needs.freshness(reader, store)) {
                late++;
            }
            production |= members.isProduction(reader);
        }
        String name = members.name(platform);
        String before = previous.getOrDefault(source.storeName(store), name);
        return new Candidate(
                platform,
                name,
                unfed,
                members.isDeprecated(platform) || (production && !members.isProduction(platform)),
                late,
                !before.equals(name),
                !needs.has(platform, store),
                Distance.between(members.places(platform), origin),
                needs.consumers(platform, store),
                source.storeName(store));
    }

    /** Why a platform may or can not ingest a store; of one whose plugin is not installed nothing is known. */
    private Optional<String> against(int store, EcosystemIndex.DatastoreEntry entry, int platform) {
        if (members.capabilities(platform).isEmpty()) {
            return Optional.of("its plugin is not installed");
        }
        return abilities
                .lack(entry, members.capabilities(platform).get())
                .map(lack -> "it cannot " + lack)
                .or(() -> permits.against(entry, platform)
                        .map(policy -> "the policy " + policy + " of the zone "
                                + entry.zone().name() + " does not let it"))
                .or(() -> againstInputs(store, platform));
    }

    /** A transformer brings its inputs to where it runs, and they may be of zones that do not let them go there. */
    private Optional<String> againstInputs(int store, int platform) {
        if (order.isWritten(store)) {
            for (int input : order.inputs(store)) {
                EcosystemIndex.DatastoreEntry entry =
                        ecosystem.datastore(source.storeName(input)).orElseThrow();
                Optional<String> policy = permits.against(entry, platform);
                if (policy.isPresent()) {
                    return Optional.of("the policy " + policy.get() + " of the zone "
                            + entry.zone().name() + " does not let the datastore "
                            + entry.datastore().name() + " come to it, of which it is made");
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a platform could ingest a store: it is there, its plugin is installed, it can capture the store, and no policy forbids it.
     *
     * @param store id of the store
     * @param platform name of the platform
     * @return true if it may and can
     */
    public boolean mayIngest(int store, String platform) {
        int found = members.find(platform);
        return found >= 0
                && against(store, ecosystem.datastore(source.storeName(store)).orElseThrow(), found)
                        .isEmpty();
    }

    private List<Integer> pins(int store) {
        List<Integer> pins = new ArrayList<>();
        for (int i = source.firstPrimary(store); i < source.firstPrimary(store + 1); i++) {
            pins.add(source.primaryPlatform(i));
        }
        return pins;
    }

    /** Platforms that the transformers of a store are assigned to, ascending. */
    private List<Integer> assigned(int store) {
        SortedSet<Integer> assigned = new TreeSet<>();
        for (int p = 0; p < order.producerCount(store); p++) {
            int workspace = order.producer(store, p);
            for (int group = source.firstGroup(workspace); group < source.firstGroup(workspace + 1); group++) {
                for (int i = source.firstAssignment(group); i < source.firstAssignment(group + 1); i++) {
                    assigned.add(source.assignedPlatform(i));
                }
            }
        }
        return List.copyOf(assigned);
    }
}
