package io.datasurface.model.change;

import static io.datasurface.model.change.ChangeRule.Family.AUTHORIZATION;
import static io.datasurface.model.change.ChangeRule.Family.COLUMNS;
import static io.datasurface.model.change.ChangeRule.Family.DATASTORES;
import static io.datasurface.model.change.ChangeRule.Family.SCHEMAS;
import static io.datasurface.model.lint.Severity.ERROR;
import static io.datasurface.model.lint.Severity.INFO;
import static io.datasurface.model.lint.Severity.WARNING;

import io.datasurface.model.lint.Severity;
import java.util.Locale;

/**
 * Every rule about changes: its family, how bad a violation is, and what it asks for. Codes are stable: users filter by them. Most rules
 * protect consumers, so a violation is worse where somebody consumes the data.
 */
public enum ChangeRule {
    TYPE_CHANGED(COLUMNS, ERROR, WARNING, "The type of a column stays of its kind."),
    TYPE_NARROWED(COLUMNS, ERROR, WARNING, "The type of a column holds every value that it held before."),
    FIELD_REMOVED(COLUMNS, ERROR, WARNING, "The fields of a structure stay, and stay in their order where it matters."),
    COLLATION_CHANGED(COLUMNS, WARNING, INFO, "The collation of a column stays."),
    KEY_COLLATION_CHANGED(
            COLUMNS, ERROR, WARNING, "The collation of a key column stays: it decides which keys are the same."),
    COLUMN_REQUIRED(
            COLUMNS, ERROR, WARNING, "A column that may be NULL stays so: rows that are kept may have no value."),
    COLUMN_NULLABLE(COLUMNS, WARNING, INFO, "A column that is never NULL stays so: programs may rely on it."),
    COLUMN_CLASSIFICATION_CHANGED(
            COLUMNS, WARNING, WARNING, "The classification of a column stays, or somebody has looked at who reads it."),

    COLUMN_REMOVED(SCHEMAS, ERROR, WARNING, "A column stays."),
    COLUMN_ADDED_REQUIRED(
            SCHEMAS, ERROR, WARNING, "A new column may be NULL: rows that are kept have no value for it."),
    COLUMNS_REORDERED(SCHEMAS, INFO, INFO, "Columns keep their order."),
    PRIMARY_KEY_CHANGED(SCHEMAS, ERROR, WARNING, "The primary key keeps its columns."),
    PRIMARY_KEY_REORDERED(SCHEMAS, WARNING, INFO, "The columns of the primary key keep their order."),
    PARTITION_CHANGED(SCHEMAS, ERROR, WARNING, "The partition columns and their order stay."),
    SCHEMA_REMOVED(SCHEMAS, ERROR, WARNING, "A dataset keeps having a schema."),

    DATASET_CLASSIFICATION_CHANGED(
            DATASTORES,
            WARNING,
            WARNING,
            "The classification of a dataset stays, or somebody has looked at who reads it."),
    CONSISTENCY_WEAKENED(DATASTORES, WARNING, INFO, "Datasets that are captured consistently with each other stay so."),
    DATASET_REMOVED(DATASTORES, ERROR, WARNING, "A dataset stays in its datastore."),
    DATASTORE_REMOVED(DATASTORES, ERROR, WARNING, "A datastore stays, with this team or another."),
    TEAM_REMOVED(DATASTORES, ERROR, WARNING, "A team with datastores stays."),
    ZONE_REMOVED(DATASTORES, ERROR, WARNING, "A zone with datastores stays."),

    CHANGE_NOT_AUTHORIZED(AUTHORIZATION, ERROR, ERROR, "Each part of a model is changed by its owner only."),
    OWNER_CHANGE_NOT_AUTHORIZED(
            AUTHORIZATION, ERROR, ERROR, "Who owns a zone or team is decided by the part that declares it."),
    DECLARATION_MISSING(AUTHORIZATION, ERROR, ERROR, "A zone or team is declared before it is defined."),
    DECLARATION_STILL_USED(
            AUTHORIZATION, ERROR, ERROR, "A declaration is removed with or after the zone or team that it declares."),
    OWNER_UNKNOWN(AUTHORIZATION, ERROR, ERROR, "A part of a model that changes has an owner."),
    CHANGE_SOURCE_UNKNOWN(AUTHORIZATION, ERROR, ERROR, "A change comes from a repository that owns something."),
    FIRST_CHANGE_NOT_BY_OWNER(
            AUTHORIZATION, ERROR, ERROR, "The first model comes from the repository that owns the ecosystem.");

    /** What a rule is about. */
    public enum Family {
        /** Columns and their types. */
        COLUMNS("Columns and their types"),
        /** Columns, keys and partitions of a dataset. */
        SCHEMAS("Schemas"),
        /** Datasets, datastores, teams and zones. */
        DATASTORES("Datasets, datastores, teams and zones"),
        /** Who may change what. */
        AUTHORIZATION("Authorization");

        private final String title;

        Family(String title) {
            this.title = title;
        }

        /**
         * The words for people.
         *
         * @return the title
         */
        public String title() {
            return title;
        }
    }

    private final Family family;
    private final Severity consumed;
    private final Severity unconsumed;
    private final String sentence;

    ChangeRule(Family family, Severity consumed, Severity unconsumed, String sentence) {
        this.family = family;
        this.consumed = consumed;
        this.unconsumed = unconsumed;
        this.sentence = sentence;
    }

    /**
     * The stable code.
     *
     * @return lower case words with hyphens, such as {@code type-narrowed}
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What the rule is about.
     *
     * @return the family
     */
    public Family family() {
        return family;
    }

    /**
     * How bad a violation is.
     *
     * @param isConsumed whether somebody consumes the data
     * @return the severity
     */
    public Severity severity(boolean isConsumed) {
        return isConsumed ? consumed : unconsumed;
    }

    /**
     * What the rule asks for.
     *
     * @return one sentence
     */
    public String sentence() {
        return sentence;
    }
}
