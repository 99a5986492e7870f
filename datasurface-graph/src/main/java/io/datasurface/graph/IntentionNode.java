package io.datasurface.graph;

import java.util.List;

/**
 * A view of one node of an {@link IntentionGraph}. The set of kinds is closed: {@link #accept} lets the compiler check that every kind is
 * handled. A new kind would be a new major version.
 */
public sealed interface IntentionNode
        permits IngestionMultiNode, IngestionSingleNode, ExportNode, TriggerNode, DataTransformerNode {
    /**
     * The platform whose graph the node belongs to.
     *
     * @return name of the platform instance
     */
    String platform();

    /**
     * Number of the node in its graph.
     *
     * @return the id
     */
    int id();

    /**
     * Name of the node, unique in its graph and stable between runs.
     *
     * @return the name, such as {@code Ingest/P/store}
     */
    String name();

    /**
     * Takes the name of a node apart, also of one that no graph has any more.
     *
     * @param name the name of a node
     * @return what is done ({@code Ingest}, {@code Export}, {@code Trigger} or {@code DataTransformer}), the platform, and the names of the
     *     things of the model that the node is about
     */
    static List<String> partsOf(String name) {
        return List.of(NodeNames.split(name));
    }

    /**
     * Kind of the node.
     *
     * @return the kind
     */
    NodeKind kind();

    /**
     * What its consumers need of it.
     *
     * @return the requirements
     */
    NodeRequirements requirements();

    /**
     * Calls the method of the visitor for this kind of node.
     *
     * @param visitor the visitor
     * @param <R> type of the result
     * @return the visitor's result
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method per kind of node.
     *
     * @param <R> type of the result
     */
    interface Visitor<R> {
        /**
         * Visits a {@link IngestionMultiNode}.
         *
         * @param node the visited node
         * @return the visitor's result
         */
        R ingestionMulti(IngestionMultiNode node);

        /**
         * Visits a {@link IngestionSingleNode}.
         *
         * @param node the visited node
         * @return the visitor's result
         */
        R ingestionSingle(IngestionSingleNode node);

        /**
         * Visits a {@link ExportNode}.
         *
         * @param node the visited node
         * @return the visitor's result
         */
        R export(ExportNode node);

        /**
         * Visits a {@link TriggerNode}.
         *
         * @param node the visited node
         * @return the visitor's result
         */
        R trigger(TriggerNode node);

        /**
         * Visits a {@link DataTransformerNode}.
         *
         * @param node the visited node
         * @return the visitor's result
         */
        R dataTransformer(DataTransformerNode node);
    }
}
