package io.datasurface.graph;

import io.datasurface.model.ObjectPath;
import java.util.Optional;

/**
 * What the intention graph is built from: an ecosystem as columns. Objects are dense int ids, so that 12 million datasets need no 12
 * million objects. {@link EcosystemGraphSource} is the adapter for a model.
 *
 * <h2>Contract</h2>
 * <ul>
 *   <li>Ids MUST be dense, from 0, and MUST ascend in the order of {@link String#compareTo} of the names: platforms, stores, containers and
 *       workspaces among all of their kind, datasets in their store, groups in their workspace. So names are unique there, and the graph
 *       does not depend on the order in which a model was written.
 *   <li>What belongs to an object is a contiguous range of ids: the datasets of store {@code s} are {@code firstDataset(s)} to
 *       {@code firstDataset(s + 1) - 1}. Every {@code first...} method MUST answer for the id behind the last object, too.
 *   <li>References MUST be valid ids: what refers to nothing is left out (and reported by lint).
 *   <li>A source MUST NOT change while a graph that was built from it is in use (graphs take names and requirements from it), and MUST be
 *       safe to read from several threads.
 * </ul>
 */
public interface GraphSource {
    /**
     * Whether the source has sorted its names itself. If not, the builder looks at every name before it trusts the ids.
     *
     * @return true if the builder need not check the order of the names
     */
    default boolean isInOrder() {
        return false;
    }

    /**
     * How many platform instances there are.
     *
     * @return the number of platforms
     */
    int platformCount();

    /**
     * Names a platform instance.
     *
     * @param platform id of the platform
     * @return its name
     */
    String platformName(int platform);

    /**
     * How many datastores there are.
     *
     * @return the number of stores
     */
    int storeCount();

    /**
     * Names a datastore.
     *
     * @param store id of the store
     * @return its name
     */
    String storeName(int store);

    /**
     * Whether each dataset of a store is ingested on its own.
     *
     * @param store id of the store
     * @return false if the store is ingested as one consistent batch
     */
    boolean isSingleDataset(int store);

    /**
     * Start of a store's datasets.
     *
     * @param store id of the store, or the number of stores
     * @return id of its first dataset
     */
    int firstDataset(int store);

    /**
     * Names a dataset.
     *
     * @param dataset id of the dataset
     * @return its name in its store
     */
    String datasetName(int dataset);

    /**
     * Start of a store's primary platforms. A store without any is ingested by every platform that needs it.
     *
     * @param store id of the store, or the number of stores
     * @return number of its first entry
     */
    int firstPrimary(int store);

    /**
     * Follows an entry to a primary platform.
     *
     * @param entry number of the entry; the entries of a store are in ascending order of the platform
     * @return id of the platform
     */
    int primaryPlatform(int entry);

    /**
     * Whose buffer a platform reads a store from that is not primary for it.
     *
     * @param platform id of a platform that is not among the store's primary platforms
     * @param store id of a store that has primary platforms
     * @return id of another platform, from which a chain of such reads leads to a primary one; -1: the primary platform with the smallest
     *     name
     */
    default int feedingPlatform(int platform, int store) {
        return -1;
    }

    /**
     * Stores that a platform gets whether or not anybody needs them there, so that it can stand in for another one. It has to satisfy all
     * who need such a store on any platform.
     *
     * @param platform id of the platform
     * @return ids of stores, each once
     */
    default int[] standby(int platform) {
        return new int[0];
    }

    /**
     * How many containers there are.
     *
     * @return the number of containers that differ in value
     */
    int containerCount();

    /**
     * The identity of a container.
     *
     * @param container id of the container
     * @return its name, told apart as {@code name~<8 hex>} where different containers share the name
     */
    String containerIdentity(int container);

    /**
     * How many workspaces there are.
     *
     * @return the number of workspaces
     */
    int workspaceCount();

    /**
     * Names a workspace.
     *
     * @param workspace id of the workspace
     * @return its name
     */
    String workspaceName(int workspace);

    /**
     * Where a workspace wants its data.
     *
     * @param workspace id of the workspace
     * @return id of its container, or -1 if it has none
     */
    int container(int workspace);

    /**
     * Whether a workspace is the input of a transformer.
     *
     * @param workspace id of the workspace
     * @return true for a transformer's workspace
     */
    boolean isTransformer(int workspace);

    /**
     * What the transformer of a workspace writes.
     *
     * @param workspace id of the workspace
     * @return id of the store; -1 if the workspace has no transformer or the store does not exist
     */
    int outputStore(int workspace);

    /**
     * Start of a workspace's dataset groups.
     *
     * @param workspace id of the workspace, or the number of workspaces
     * @return id of its first group
     */
    int firstGroup(int workspace);

    /**
     * Names a dataset group.
     *
     * @param group id of the group
     * @return its name in its workspace
     */
    String groupName(int group);

    /**
     * What a group needs of the data that it uses, with the priority and production status of its workspace. The retention is the longer
     * one of what the group and what the regulator asks for that it names.
     *
     * @param group id of the group
     * @return the requirements
     */
    NodeRequirements requirements(int group);

    /**
     * The regulator whose time a group's retention is.
     *
     * @param group id of the group
     * @return name of the regulator; empty if the group itself asks for at least as long
     */
    default Optional<String> retentionRegulator(int group) {
        return Optional.empty();
    }

    /**
     * Start of a group's sinks.
     *
     * @param group id of the group, or the number of groups
     * @return number of its first sink
     */
    int firstSink(int group);

    /**
     * Follows a sink to its dataset.
     *
     * @param sink number of the sink; the order of a group's sinks does not matter
     * @return id of the dataset
     */
    int sinkDataset(int sink);

    /**
     * Start of a group's assignments to platforms. Only assignments that ask for a pipeline count.
     *
     * @param group id of the group, or the number of groups
     * @return number of its first assignment
     */
    int firstAssignment(int group);

    /**
     * Follows an assignment to its platform.
     *
     * @param assignment number of the assignment; the order of a group's assignments does not matter
     * @return id of the platform
     */
    int assignedPlatform(int assignment);

    /**
     * Where a datastore stands in the model, for problems.
     *
     * @param store id of the store
     * @return its path
     */
    default ObjectPath storePath(int store) {
        return ObjectPath.ROOT.child("dataStores", storeName(store));
    }

    /**
     * Where a workspace stands in the model, for problems.
     *
     * @param workspace id of the workspace
     * @return its path
     */
    default ObjectPath workspacePath(int workspace) {
        return ObjectPath.ROOT.child("workspaces", workspaceName(workspace));
    }

    /**
     * How many datasets there are.
     *
     * @return the number of datasets
     */
    default int datasetCount() {
        return firstDataset(storeCount());
    }

    /**
     * How many dataset groups there are.
     *
     * @return the number of groups
     */
    default int groupCount() {
        return firstGroup(workspaceCount());
    }

    /**
     * How many sinks there are.
     *
     * @return the number of sinks
     */
    default int sinkCount() {
        return firstSink(groupCount());
    }
}
