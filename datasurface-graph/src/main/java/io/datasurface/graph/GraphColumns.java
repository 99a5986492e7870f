package io.datasurface.graph;

/**
 * A graph by the ids of the source that it was built from, for work on all nodes at once: neither names nor objects are made. Methods that
 * take a node throw {@link IndexOutOfBoundsException} for an id that is not in the graph, and {@link IllegalArgumentException} for a node
 * of a kind that the question does not fit.
 */
public interface GraphColumns {
    /**
     * What the graph was built from.
     *
     * @return the source; the other methods answer with its ids
     */
    GraphSource source();

    /**
     * What a node is about.
     *
     * @param node id of the node
     * @return a store for the ingestion of a whole store, a dataset for that of one dataset and for an export, a workspace for a trigger
     *     and a transformer
     */
    int subject(int node);

    /**
     * The platform whose buffer an ingestion reads.
     *
     * @param ingestion id of an ingestion node
     * @return the platform; -1 if it reads the source
     */
    int readsFrom(int ingestion);

    /**
     * Where an export makes its dataset available.
     *
     * @param export id of an export node
     * @return the container
     */
    int container(int export);

    /**
     * How many dataset groups use an export.
     *
     * @param export id of an export node
     * @return the number of groups
     */
    int consumerCount(int export);

    /**
     * A dataset group that uses an export.
     *
     * @param export id of an export node
     * @param index which one, from 0; groups are in ascending order
     * @return the group
     */
    int consumer(int export, int index);

    /**
     * The requirements of a node as a number.
     *
     * @param node id of the node
     * @return equal numbers for equal {@link IntentionGraph#requirements}; has a meaning among the graphs of one source only
     */
    long needs(int node);

    /**
     * The store that a dataset belongs to.
     *
     * @param dataset id of a dataset
     * @return the store; found in a step or two
     */
    int storeOf(int dataset);

    /**
     * The workspace that a dataset group belongs to.
     *
     * @param group id of a group
     * @return the workspace
     */
    int workspaceOf(int group);
}
