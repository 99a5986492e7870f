package io.datasurface.model.io;

import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PlatformRuntimeHint;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * The hash of a model's content, and of each part of it: tells what of a model is the same as before. A hash is the SHA-256 of the canonical
 * JSON without spaces, with the entries of every object in the order of their keys and the elements of every list in the order of their
 * own JSON, except where their order means something: {@link io.datasurface.model.common.OrderMatters} says where, and parameters of
 * plugins keep the order of their lists. In what holds them, datasets, datastores and workspaces stand by their own hashes. So a hash
 * depends neither on how the model is split into files nor on the order of declaration. 64 hexadecimal digits each. Immutable.
 */
public final class ModelHashes {
    private static final IdentityHashMap<Object, String> NOTHING = new IdentityHashMap<>();

    /** So many objects are hashed in the same memory. */
    private static final int SLICE = 64;

    private final ModelFormat format;
    private final IdentityHashMap<Object, String> parts = new IdentityHashMap<>();
    private final String whole;
    private final String rest;

    private ModelHashes(Ecosystem ecosystem, ModelFormat format) {
        this.format = format;
        this.rest = hash(withoutParts(ecosystem), NOTHING);
        List<Team> teams = ecosystem.zones().values().stream()
                .flatMap(zone -> zone.teams().values().stream())
                .toList();
        IdentityHashMap<Object, String> inWhole = new IdentityHashMap<>();
        List<Datastore> stores = teams.stream()
                .flatMap(team -> team.dataStores().values().stream())
                .toList();
        for (OfStore hashed : all(stores, this::store)) {
            parts.putAll(hashed.datasets());
            parts.put(hashed.store(), hashed.alone());
            inWhole.put(hashed.store(), hashed.whole());
        }
        List<Workspace> workspaces = teams.stream()
                .flatMap(team -> team.workspaces().values().stream())
                .toList();
        List<String> hashes = all(workspaces, (hasher, each) -> hasher.hash(each, NOTHING));
        for (int i = 0; i < hashes.size(); i++) {
            parts.put(workspaces.get(i), hashes.get(i));
            inWhole.put(workspaces.get(i), hashes.get(i));
        }
        List<Object> entries = new ArrayList<>(ecosystem.dsgPlatformMappings());
        entries.addAll(ecosystem.primaryIngestionPlatforms().values());
        List<String> ofEntries = all(entries, (hasher, each) -> hasher.hash(each, NOTHING));
        for (int i = 0; i < ofEntries.size(); i++) {
            parts.put(entries.get(i), ofEntries.get(i));
        }
        this.whole = hash(ecosystem, inWhole);
    }

    private <T, R> List<R> all(List<T> objects, BiFunction<Hasher, T, R> hash) {
        try {
            return IntStream.range(0, (objects.size() + SLICE - 1) / SLICE)
                    .parallel()
                    .mapToObj(slice ->
                            slice(objects.subList(slice * SLICE, Math.min(objects.size(), (slice + 1) * SLICE)), hash))
                    .flatMap(List::stream)
                    .toList();
        } catch (IllegalArgumentException e) {
            return slice(objects, hash); // Throws what it throws at the first, whichever was first here.
        }
    }

    private <T, R> List<R> slice(List<T> objects, BiFunction<Hasher, T, R> hash) {
        Hasher hasher = new Hasher();
        return objects.stream().map(object -> hash.apply(hasher, object)).toList();
    }

    /** The hashes of a datastore: with and without its datasets, and of these. */
    private record OfStore(Datastore store, String whole, String alone, IdentityHashMap<Object, String> datasets) {}

    /**
     * Hashes a model. That takes all processors.
     *
     * @param ecosystem the model
     * @param format what can stand in the model
     * @return the hashes
     * @throws IllegalArgumentException if the model holds an object that the format does not have
     */
    public static ModelHashes of(Ecosystem ecosystem, ModelFormat format) {
        return new ModelHashes(ecosystem, format);
    }

    /**
     * The whole model.
     *
     * @return its {@link ModelHash}
     */
    public String whole() {
        return whole;
    }

    /**
     * What is left without the datastores, the workspaces, the entries that say where these run, the parameters of platform instances, and
     * hints: vendors, providers and platforms, regulators, zones and teams with their policies.
     *
     * @return a hash
     */
    public String rest() {
        return rest;
    }

    /**
     * A datastore without its datasets.
     *
     * @param store the datastore; quick if it is an object of the model
     * @return a hash
     */
    public String datastore(Datastore store) {
        return Optional.ofNullable(parts.get(store)).orElseGet(() -> hash(alone(store), NOTHING));
    }

    /**
     * A dataset.
     *
     * @param dataset the dataset; quick if it is an object of the model
     * @return a hash
     */
    public String dataset(Dataset dataset) {
        return part(dataset);
    }

    /**
     * A workspace with its dataset groups and its transformer.
     *
     * @param workspace the workspace; quick if it is an object of the model
     * @return a hash
     */
    public String workspace(Workspace workspace) {
        return part(workspace);
    }

    /**
     * The platforms of a dataset group.
     *
     * @param assignments the entry
     * @return a hash
     */
    public String assignments(DatasetGroupDataPlatformAssignments assignments) {
        return part(assignments);
    }

    /**
     * Who ingests a datastore.
     *
     * @param primary the entry
     * @return a hash
     */
    public String primary(PrimaryIngestionPlatform primary) {
        return part(primary);
    }

    /**
     * A platform instance with its parameters.
     *
     * @param instance the instance
     * @return a hash
     */
    public String instance(DataPlatformInstance instance) {
        return part(instance);
    }

    /**
     * What a platform is advised to do about one ingestion or transformer.
     *
     * @param hint the advice
     * @return a hash
     */
    public String hint(PlatformRuntimeHint hint) {
        return part(hint);
    }

    private String part(Object object) {
        return Optional.ofNullable(parts.get(object)).orElseGet(() -> hash(object, NOTHING));
    }

    private OfStore store(Hasher hasher, Datastore store) {
        IdentityHashMap<Object, String> datasets =
                new IdentityHashMap<>(store.datasets().size());
        store.datasets().values().forEach(dataset -> datasets.put(dataset, hasher.hash(dataset, NOTHING)));
        return new OfStore(store, hasher.hash(store, datasets), hasher.hash(alone(store), NOTHING), datasets);
    }

    private static Datastore alone(Datastore store) {
        return store.toBuilder().datasets(List.of()).build();
    }

    private static Ecosystem withoutParts(Ecosystem ecosystem) {
        List<GovernanceZone> zones = ecosystem.zones().values().stream()
                .map(zone -> zone.toBuilder()
                        .teams(zone.teams().values().stream()
                                .map(team -> team.toBuilder()
                                        .dataStores(List.of())
                                        .workspaces(List.of())
                                        .build())
                                .toList())
                        .build())
                .toList();
        return ecosystem.toBuilder()
                .zones(zones)
                .platformServicesProviders(ecosystem.platformServicesProviders().values().stream()
                        .map(ModelHashes::withoutWords)
                        .toList())
                .dsgPlatformMappings(List.of())
                .primaryIngestionPlatforms(List.of())
                .build();
    }

    /** A services provider without what it says to single platforms and about single ingestions. */
    private static PlatformServicesProvider withoutWords(PlatformServicesProvider provider) {
        return provider.toBuilder()
                .hints(List.of())
                .dataPlatforms(provider.dataPlatforms().values().stream()
                        .map(instance ->
                                instance.toBuilder().parameters(Map.of()).build())
                        .toList())
                .build();
    }

    private String hash(Object object, IdentityHashMap<Object, String> byHash) {
        return new Hasher().hash(object, byHash);
    }

    /** Hashes one object after the other, in the same memory. */
    private final class Hasher {
        private final CompactJson text = new CompactJson();
        private final MessageDigest digest = sha256();

        /** Hashes an object in which others stand by their hashes. */
        String hash(Object object, IdentityHashMap<Object, String> byHash) {
            text.clear();
            new ValueWriter(text, byHash).value(object, format.shapes().record(object.getClass()));
            return HexFormat.of().formatHex(text.hash(digest));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }
    }
}
