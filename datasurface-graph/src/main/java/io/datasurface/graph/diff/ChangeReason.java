package io.datasurface.graph.diff;

import static io.datasurface.graph.diff.Disturbance.CATCH_UP;
import static io.datasurface.graph.diff.Disturbance.DESTROY;
import static io.datasurface.graph.diff.Disturbance.NONE;
import static io.datasurface.graph.diff.Disturbance.REHYDRATE;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a node changes, and what that disturbs if the platform does not know better. Codes are stable. Triggers and transformers hold no data:
 * what disturbs an ingestion or export as stated disturbs them as {@link #ofWork} says.
 */
public enum ChangeReason {
    NODE_ADDED(null, CATCH_UP, "The node is new: its data is not there yet."),
    NODE_REMOVED(null, DESTROY, "The node goes, and the data that it made with it."),
    INGESTION_REGROUPED(
            null, REHYDRATE, "The store is captured as a whole instead of dataset by dataset, or the other way round."),

    READS_FROM_CHANGED(Facet.READS_FROM, REHYDRATE, "The data comes from another platform, or from the source again."),
    SOURCE_MOVED(Facet.SOURCE, REHYDRATE, "The container that data is captured from is another one."),
    SOURCE_OBJECT_CHANGED(Facet.MAPPING, REHYDRATE, "The dataset comes from another table, topic or file."),
    CAPTURE_CHANGED(Facet.CAPTURE, REHYDRATE, "The data is captured in another way."),
    CREDENTIAL_CHANGED(Facet.CREDENTIAL, NONE, "Another secret opens the container."),
    SCHEDULE_CHANGED(Facet.SCHEDULE, NONE, "Something else starts the work."),
    HINT_CHANGED(Facet.HINTS, NONE, "The advice to the platform is another one."),

    DATASET_ADDED(Facet.COLUMNS, CATCH_UP, "The store has another dataset."),
    DATASET_REMOVED(Facet.COLUMNS, DESTROY, "A dataset of the store goes."),
    COLUMN_ADDED(Facet.COLUMNS, CATCH_UP, "A column is new; rows that are there have no value for it."),
    COLUMN_ADDED_REQUIRED(Facet.COLUMNS, REHYDRATE, "A column is new, and every row must have a value for it."),
    COLUMN_REMOVED(Facet.COLUMNS, REHYDRATE, "A column goes."),
    COLUMN_WIDENED(Facet.COLUMNS, CATCH_UP, "The type of a column holds more values than before."),
    COLUMN_NARROWED(Facet.COLUMNS, REHYDRATE, "The type of a column does not hold every value that it held before."),
    COLUMN_TYPE_CHANGED(Facet.COLUMNS, REHYDRATE, "The type of a column is of another kind."),
    COLLATION_CHANGED(Facet.COLUMNS, CATCH_UP, "A text column is sorted and compared otherwise."),
    KEY_COLLATION_CHANGED(Facet.COLUMNS, REHYDRATE, "A key column is compared otherwise, so other rows are the same."),
    COLUMN_NULLABLE(Facet.COLUMNS, CATCH_UP, "A column may be NULL now."),
    COLUMN_REQUIRED(Facet.COLUMNS, REHYDRATE, "A column may no longer be NULL."),
    COLUMNS_CHANGED(Facet.COLUMNS, REHYDRATE, "The columns are others; how is not known without the old model."),
    COLUMNS_REORDERED(Facet.COLUMN_ORDER, NONE, "The columns are in another order."),
    KEY_CHANGED(Facet.KEY, REHYDRATE, "Other columns, or the same in another order, tell rows apart."),
    PARTITION_CHANGED(Facet.PARTITION, REHYDRATE, "The data is partitioned by other columns."),
    SCHEMA_CHANGED(Facet.SCHEMA, NONE, "The schema says the same columns in another way."),
    CLASSIFICATION_CHANGED(Facet.CLASSIFICATION, NONE, "The dataset or a column is as sensitive as it was not before."),
    QUALITY_CHANGED(Facet.QUALITY, NONE, "Other rules must hold for the data."),
    POLICIES_CHANGED(Facet.POLICIES, NONE, "The dataset follows other storage policies."),

    RAW_RETENTION_RAISED(Facet.RAW_RETENTION, NONE, "Captured data is kept longer."),
    RAW_RETENTION_CHANGED(
            Facet.RAW_RETENTION, DESTROY, "Captured data is kept for another time, perhaps a shorter one."),
    DEPRECATION_CHANGED(Facet.DEPRECATION, NONE, "It is deprecated, or no longer so."),
    STATUS_CHANGED(Facet.STATUS, NONE, "The store serves production, or no longer does."),
    OWNER_CHANGED(Facet.OWNER, NONE, "Another team owns it."),
    APPROVALS_CHANGED(Facet.APPROVALS, NONE, "Others may use the store."),

    EXPORT_ADDED(Facet.EXPORTS, NONE, "Another export takes data from the ingestion."),
    EXPORT_REMOVED(Facet.EXPORTS, NONE, "An export takes no more data from the ingestion."),
    DATASET_MILESTONING_TIGHTENED(
            Facet.EXPORTS, CATCH_UP, "Of a dataset, history or the latest version is seen as well."),
    DATASET_MILESTONING_RELAXED(Facet.EXPORTS, DESTROY, "Nobody sees history of a dataset any longer."),
    DATASET_MILESTONING_CHANGED(Facet.EXPORTS, NONE, "Only history of a dataset is seen, not its latest version."),
    DATASET_RETENTION_TIGHTENED(Facet.EXPORTS, NONE, "History of a dataset is needed longer."),
    DATASET_RETENTION_RELAXED(Facet.EXPORTS, DESTROY, "History of a dataset is needed less long, so the oldest goes."),

    CONTAINER_CHANGED(Facet.CONTAINER, REHYDRATE, "The container of the same name is another one."),
    CONSUMER_ADDED(Facet.CONSUMERS, NONE, "Another dataset group uses the export."),
    CONSUMER_REMOVED(Facet.CONSUMERS, NONE, "A dataset group no longer uses the export."),
    CONSUMER_CHANGED(Facet.CONSUMERS, NONE, "A dataset group asks for other things."),
    ENTITLEMENTS_CHANGED(Facet.ENTITLEMENTS, NONE, "Others may read a workspace, or it may read other data."),

    INPUT_ADDED(Facet.INPUTS, NONE, "The transformer reads, or its trigger waits for, something else, too."),
    INPUT_REMOVED(Facet.INPUTS, NONE, "The transformer no longer reads something, or its trigger waits for it."),
    INPUT_CHANGED(Facet.INPUTS, NONE, "The transformer sees other history of an input, or another batch of it."),
    CODE_CHANGED(Facet.CODE, CATCH_UP, "The program is another one."),
    OUTPUT_STORE_CHANGED(Facet.OUTPUT, CATCH_UP, "The transformer writes another store."),

    REQUIREMENT_TIGHTENED(Facet.REQUIREMENTS, NONE, "Priority, latency, freshness or production status is stronger."),
    REQUIREMENT_RELAXED(Facet.REQUIREMENTS, NONE, "Priority, latency, freshness or production status is weaker."),
    MILESTONING_TIGHTENED(Facet.REQUIREMENTS, CATCH_UP, "Consumers see history, or the latest version, as well."),
    MILESTONING_RELAXED(Facet.REQUIREMENTS, DESTROY, "Nobody sees history any longer."),
    MILESTONING_CHANGED(Facet.REQUIREMENTS, NONE, "Consumers see other kinds of history, made from what is kept."),
    RETENTION_TIGHTENED(Facet.REQUIREMENTS, NONE, "History is needed longer."),
    RETENTION_RELAXED(Facet.REQUIREMENTS, DESTROY, "History is needed less long, so the oldest goes."),

    MOVED(null, NONE, "The node is in another chunk of its cell: the platform moves the state."),
    MOVED_TO_CELL(null, REHYDRATE, "The node is in another cell."),
    SETTING_CHANGED(null, NONE, "The platform is configured otherwise; it alone knows what that disturbs.");

    private final Optional<Facet> facet;
    private final Disturbance usual;
    private final String sentence;

    ChangeReason(@Nullable Facet facet, Disturbance usual, String sentence) {
        this.facet = Optional.ofNullable(facet);
        this.usual = usual;
        this.sentence = sentence;
    }

    /**
     * The stable code.
     *
     * @return lower case words with hyphens, such as {@code column-added}
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Where the change shows.
     *
     * @return the facet that differs; empty for a node that comes, goes or moves, and for the platform itself
     */
    public Optional<Facet> facet() {
        return facet;
    }

    /**
     * What it usually disturbs where data is held: at an ingestion or an export.
     *
     * @return the class
     */
    public Disturbance ofData() {
        return usual;
    }

    /**
     * What it usually disturbs where no data is held: at a trigger or a transformer.
     *
     * @return the class: only another program or another output changes what readers see, from the next run on
     */
    public Disturbance ofWork() {
        return this == CODE_CHANGED || this == OUTPUT_STORE_CHANGED ? CATCH_UP : NONE;
    }

    /**
     * What has happened.
     *
     * @return one sentence
     */
    public String sentence() {
        return sentence;
    }
}
