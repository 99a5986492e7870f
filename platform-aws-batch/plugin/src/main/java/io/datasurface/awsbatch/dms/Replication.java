package io.datasurface.awsbatch.dms;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.StoreScope;
import io.datasurface.awsbatch.terraform.TfAddress;
import io.datasurface.awsbatch.terraform.TfList;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.terraform.TfModule;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfValue;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.model.EcosystemIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** How DMS replicates a datastore between its two endpoints: all that differs between the ways in which it does that. */
public sealed interface Replication permits TaskReplication, ServerlessReplication {
    /** The ways, as parameters call them. */
    enum Way {
        /** A task on a replication instance that the datastores of a chunk share. */
        PROVISIONED,
        /** A replication of its own, which grows and shrinks with the load. */
        SERVERLESS
    }

    /**
     * What is replicated.
     *
     * @param store the datastore
     * @param source endpoint of its database
     * @param target endpoint of its staging folder
     * @param mappings which tables
     * @param settings how
     */
    record Route(StoreWork store, SourceEndpoint source, TfResource target, TfValue mappings, TfValue settings) {}

    /**
     * Where it is rendered.
     *
     * @param module takes the resources
     * @param topic file for them
     * @param key ARN of the key of the instance's data
     * @param groups ids of security groups
     * @param shared the replication instance of the chunk, if something needs it
     */
    record Place(TfModule.Builder module, String topic, TfValue key, TfList groups, Optional<TfResource> shared) {}

    /**
     * Returns how a datastore is replicated.
     *
     * @param instance the platform instance
     * @param entry the datastore with its owners
     */
    static Replication of(Instance instance, EcosystemIndex.DatastoreEntry entry) {
        Way way = Way.valueOf(StoreScope.find(instance.parameters().textMap("dms.replications"), entry)
                .orElse(instance.parameters().text("dms.replication")));
        return switch (way) {
            case PROVISIONED -> new TaskReplication(instance);
            case SERVERLESS -> ServerlessReplication.of(instance, entry);
        };
    }

    /** Returns the id by which DMS knows the replication; a new load epoch has a new one, because only that loads from the beginning. */
    String id(StoreWork store);

    /** Returns the capacity that is its own; empty if it is on an instance that it shares. */
    Optional<Capacity> capacity();

    /** Returns whether Terraform pauses it by itself while one of its endpoints changes. */
    boolean pausesForEndpoints();

    /** Returns how many resources there are for a datastore besides the endpoints and the shared instance. */
    default int resources() {
        return addresses("any").size();
    }

    /**
     * Returns the addresses of its resources besides the endpoints and the shared instance.
     *
     * @param store name of the datastore
     */
    List<TfAddress> addresses(String store);

    /**
     * Adds its resources.
     *
     * @return by address the ids with which Terraform imports those that exist already
     */
    SortedMap<TfAddress, String> render(Route route, Place place);

    /** Adds to the input of the ingest state machine what that asks DMS for. */
    TfMap input(StoreWork store, TfMap input);

    /** Returns what tells the replication of a datastore in a load epoch from others. */
    static String[] path(StoreWork store, String... more) {
        List<String> path = new ArrayList<>(List.of(store.store().name()));
        if (store.epoch() > 1) {
            path.add("e" + store.epoch());
        }
        path.addAll(List.of(more));
        return path.toArray(String[]::new);
    }
}
