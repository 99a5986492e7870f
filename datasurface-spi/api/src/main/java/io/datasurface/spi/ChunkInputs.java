package io.datasurface.spi;

/**
 * What the artifacts of a chunk depend on. A host leaves the artifacts of a chunk as they are, without calling
 * {@link DataPlatform#render}, if nothing of that has changed since it rendered them. In any case they depend on the plugin itself, on the
 * instance with its parameters, and on the whole {@link io.datasurface.graph.chunk.Chunk} with what arrives and leaves. They never depend on
 * the order in which a model declares what has no order, such as datastores, workspaces or the sinks of a dataset group: another order is
 * no change.
 */
public enum ChunkInputs {
    /** Anything that the request shows: one change anywhere in the model renders all chunks. */
    WHOLE_MODEL,
    /**
     * What is near the nodes of the chunk and the nodes that leave it:
     *
     * <ul>
     *   <li>these nodes as the graph shows them, without their numbers and the reasons for their requirements, and the edges that they have;
     *   <li>their <b>neighbours</b>, which are one edge away: as the graph shows them, with the chunk that each is in, but without their
     *       other edges;
     *   <li>the <b>datastores</b> that these nodes or their neighbours name, with team, zone and primary ingestion platforms, but without
     *       datasets; the transformer's node names the datastore that it writes;
     *   <li>the <b>workspaces</b> that these nodes or their neighbours name, also as consumers of an export, with team, zone and
     *       assignments;
     *   <li>the <b>datasets</b> that these nodes name themselves: the one of an export or of the ingestion of a single dataset, else all
     *       of the datastore;
     *   <li>the <b>hints</b> of the instance's services provider about these datastores, their datasets and these workspaces, and about none
     *       in particular;
     *   <li>everything in the model that is no datastore, workspace, assignment, primary ingestion platform, hint or parameter of another
     *       instance, such as vendors, regulators, zones and teams with their policies;
     *   <li>the feeds of the platform.
     * </ul>
     */
    NEIGHBOURHOOD
}
