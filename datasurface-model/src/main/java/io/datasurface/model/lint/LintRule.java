package io.datasurface.model.lint;

import static io.datasurface.model.lint.LintRule.Family.CAPTURES;
import static io.datasurface.model.lint.LintRule.Family.CONTAINERS;
import static io.datasurface.model.lint.LintRule.Family.DATASTORES;
import static io.datasurface.model.lint.LintRule.Family.ECOSYSTEM;
import static io.datasurface.model.lint.LintRule.Family.EXTENSIONS;
import static io.datasurface.model.lint.LintRule.Family.NAMES;
import static io.datasurface.model.lint.LintRule.Family.PLATFORMS;
import static io.datasurface.model.lint.LintRule.Family.POLICIES;
import static io.datasurface.model.lint.LintRule.Family.QUALITY;
import static io.datasurface.model.lint.LintRule.Family.SCHEMAS;
import static io.datasurface.model.lint.LintRule.Family.SUPPRESSIONS;
import static io.datasurface.model.lint.LintRule.Family.TRANSFORMERS;
import static io.datasurface.model.lint.LintRule.Family.VENDORS;
import static io.datasurface.model.lint.LintRule.Family.WORKSPACES;
import static io.datasurface.model.lint.Severity.ERROR;
import static io.datasurface.model.lint.Severity.WARNING;

import java.util.Locale;

/** Every rule of the linter: its family, its severity and what it asks for. Codes are stable: users filter by them. */
public enum LintRule {
    OWNING_REPO_MISSING(ECOSYSTEM, ERROR, "The ecosystem has an owning repository."),
    LIVE_REPO_MISSING(ECOSYSTEM, ERROR, "The ecosystem has a live repository."),
    LIVE_REPO_IS_OWNING_REPO(ECOSYSTEM, ERROR, "The live repository or its branch differs from the owning one."),
    OWNER_MISSING(ECOSYSTEM, WARNING, "A zone or team has an owning repository, its own or a declared one."),
    OWNER_DIFFERS(ECOSYSTEM, ERROR, "A zone or team is owned by the repository that its declaration names."),
    REPOSITORY_NAME_INVALID(ECOSYSTEM, ERROR, "A repository's name is one that its server can have."),
    REPOSITORY_BRANCH_INVALID(ECOSYSTEM, ERROR, "A branch has a name that git accepts."),
    REPOSITORY_URL_INVALID(ECOSYSTEM, ERROR, "The address of a GitLab server has the scheme http or https and a host."),
    REPOSITORY_CREDENTIAL_TYPE(ECOSYSTEM, ERROR, "The credential of a repository is an API token."),

    NAME_BLANK(
            NAMES, ERROR, "Zones, teams, policies, vendors, providers, triggers and credentials have printable names."),
    NAME_NOT_IDENTIFIER(
            NAMES,
            ERROR,
            "Datastores, datasets, columns, workspaces and dataset groups are named by SQL identifiers: a letter, then up to"
                    + " 127 letters, digits and underscores."),
    NAME_RESERVED_WORD(NAMES, ERROR, "Such a name is no reserved word of SQL."),
    NAME_DIFFERS_BY_CASE(
            NAMES,
            WARNING,
            "Names of one kind in one place do not differ by capitals only: most platforms ignore these."),
    NAME_TOO_LONG(NAMES, WARNING, "Names of datasets and columns are as short as a consumer's database asks."),
    DATASTORE_NAME_DUPLICATE(NAMES, ERROR, "The name of a datastore is unique in the ecosystem."),
    WORKSPACE_NAME_DUPLICATE(NAMES, ERROR, "The name of a workspace is unique in the ecosystem."),
    PLATFORM_NAME_DUPLICATE(NAMES, ERROR, "The name of a platform is unique in the ecosystem."),

    VENDOR_DOCUMENTATION_MISSING(VENDORS, ERROR, "A vendor is documented."),
    HARD_VENDOR_MISSING(VENDORS, ERROR, "A vendor that a company policy has to judge names the company behind it."),
    LOCATION_NAME_INVALID(VENDORS, ERROR, "Names of vendors have no colon, names of locations no slash."),
    LOCATION_MALFORMED(VENDORS, ERROR, "A location is written vendor:part/part."),
    UNKNOWN_VENDOR(VENDORS, ERROR, "A named vendor exists."),
    UNKNOWN_LOCATION(VENDORS, ERROR, "A named location exists."),

    POLICY_CONTRADICTION(POLICIES, ERROR, "A policy does not allow and forbid the same thing."),
    POLICY_IDLE(POLICIES, WARNING, "A policy lets not everything pass."),
    POLICY_UNKNOWN_CONTAINER_TYPE(POLICIES, WARNING, "A type of containers that a storage policy names exists."),
    POLICY_UNKNOWN_PLATFORM(POLICIES, WARNING, "A platform that a policy names exists."),
    LOCATION_POLICY_VIOLATED(POLICIES, ERROR, "Data of a zone is only where its location policies let it be."),
    VENDOR_POLICY_VIOLATED(POLICIES, ERROR, "Data of a zone is only at vendors that its vendor policies let pass."),
    HARD_VENDOR_POLICY_VIOLATED(POLICIES, ERROR, "Data of a zone is only at companies that its policies let pass."),
    PLATFORM_POLICY_VIOLATED(
            POLICIES,
            ERROR,
            "Datastores of a zone are only processed by platforms that its platform policies let pass."),
    CLASSIFICATION_POLICY_VIOLATED(
            POLICIES, ERROR, "Workspaces of a zone read only classifications that its policies let pass."),
    UNKNOWN_STORAGE_POLICY(POLICIES, ERROR, "A storage policy that a dataset names exists in its zone."),
    STORAGE_POLICY_VIOLATED(
            POLICIES,
            ERROR,
            "A dataset is only in containers that its own and the zone's mandated storage policies let pass."),
    STORAGE_POLICY_UNCERTAIN(
            POLICIES,
            WARNING,
            "Data that must be encrypted is in a container of which the model says how it encrypts."),
    STORAGE_POLICY_DEPRECATED(POLICIES, ERROR, "A dataset names no deprecated storage policy."),
    STORAGE_POLICY_DEPRECATED_TOO(
            POLICIES, WARNING, "A deprecated dataset that names a deprecated storage policy should go soon."),

    RAW_RETENTION_SHORT(
            DATASTORES, WARNING, "Captured data is kept until the next capture, so that it can be loaded again."),
    CAPTURE_MISSING(DATASTORES, ERROR, "A datastore says how it is captured."),
    DATASTORE_EMPTY(DATASTORES, ERROR, "A datastore has datasets."),
    APPROVAL_UNKNOWN_DATASET(DATASTORES, WARNING, "An approval names a dataset of its datastore."),
    DATASET_CLASSIFIED_TWICE(DATASTORES, ERROR, "A dataset is classified as a whole or by column, not both."),
    DATASET_UNCLASSIFIED(DATASTORES, WARNING, "A dataset with a schema is classified."),
    PRODUCTION_DATASET_UNCLASSIFIED(
            DATASTORES, ERROR, "A dataset with a schema is classified in a production datastore."),
    SCHEMA_MISSING(DATASTORES, ERROR, "A dataset has a schema."),

    SCHEMA_EMPTY(SCHEMAS, ERROR, "A table has columns."),
    PRIMARY_KEY_UNKNOWN_COLUMN(SCHEMAS, ERROR, "Primary key columns exist."),
    PRIMARY_KEY_NULLABLE(SCHEMAS, ERROR, "Primary key columns are not nullable."),
    PARTITION_UNKNOWN_COLUMN(SCHEMAS, ERROR, "Partition columns exist."),
    PARTITION_NULLABLE(SCHEMAS, ERROR, "Partition columns are not nullable."),
    KEY_COLUMN_TWICE(SCHEMAS, ERROR, "A key or partition list names a column once."),
    KEY_TYPE_UNSUITABLE(SCHEMAS, ERROR, "Key and partition columns have simple types, whose values can be compared."),
    AVRO_INVALID(SCHEMAS, ERROR, "An Avro schema is one, and its top is a record."),
    TYPE_SIZE_INVALID(SCHEMAS, ERROR, "Sizes of types are positive."),
    TYPE_DECIMAL_SCALE(SCHEMAS, ERROR, "A decimal has at least as many digits as digits behind the point."),
    TYPE_FLOAT_INVALID(SCHEMAS, ERROR, "The numbers of a floating type fit each other."),
    TYPE_STRUCT_INVALID(SCHEMAS, ERROR, "A structure has fields, each of its own name."),
    TYPE_SRID_INVALID(SCHEMAS, ERROR, "The number of a spatial reference system is not negative."),
    TYPE_TIME_ZONE_UNKNOWN(SCHEMAS, WARNING, "The time zone of a timestamp is known."),

    CONSISTENCY_MISSING(CAPTURES, ERROR, "A capture says whether it is by dataset or of all datasets together."),
    SOURCE_CONTAINER_MISSING(CAPTURES, ERROR, "A capture says from which container."),
    SOURCE_CONTAINER_UNSUITABLE(
            CAPTURES,
            ERROR,
            "SQL is read from databases, topics are read from Kafka, and dropped files from shares and buckets."),
    CONSISTENCY_IMPOSSIBLE(CAPTURES, WARNING, "Several topics are captured one by one: nothing makes them consistent."),
    MERGE_PLATFORM_NOT_PRIMARY(
            CAPTURES, ERROR, "Merged tables are read from a platform that is primary for the datastore."),
    TRIGGER_MISSING(CAPTURES, WARNING, "A capture that does not run all the time has a trigger."),
    CRON_INVALID(CAPTURES, ERROR, "A cron expression has five valid fields and comes due."),
    TABLE_UNKNOWN_DATASET(CAPTURES, ERROR, "A table is given for a dataset that the datastore has."),
    TABLE_NAME_INVALID(CAPTURES, ERROR, "Tables and schemas of a source have names that need no quotes."),
    TABLE_TWICE(CAPTURES, WARNING, "Two datasets of a datastore are not captured from one table."),
    TOPIC_UNKNOWN_DATASET(CAPTURES, ERROR, "A topic is given for a dataset that the datastore has."),
    TOPIC_NAME_INVALID(CAPTURES, ERROR, "Topics have names that Kafka takes."),
    TOPIC_TWICE(CAPTURES, WARNING, "Two datasets of a datastore are not captured from one topic."),
    FILES_UNKNOWN_DATASET(CAPTURES, ERROR, "Files are given for a dataset that the datastore has."),
    FILES_PATH_INVALID(CAPTURES, ERROR, "Dropped files are named by a path below the container."),
    FILES_TWICE(CAPTURES, WARNING, "No file can be taken for two datasets."),
    FORMAT_INVALID(CAPTURES, ERROR, "The settings of a file format can be read with."),
    CONVENTION_INVALID(CAPTURES, ERROR, "Conventions of values are about columns that can hold what they say."),
    CHANGES_WITHOUT_KEY(CAPTURES, ERROR, "Files that change rows are about a dataset with a primary key."),
    APPEND_WITHOUT_KEY(CAPTURES, WARNING, "Files that add rows are about a dataset with a primary key."),
    PULL_CODE_UNSUITABLE(CAPTURES, ERROR, "A pull runs a program that can reach a source."),
    WATERMARK_COLUMN_MISSING(CAPTURES, ERROR, "Every dataset has the watermark column."),
    WATERMARK_TYPE_UNSUPPORTED(CAPTURES, ERROR, "A watermark is a whole number or a timestamp."),
    WATERMARK_TYPE_DIFFERS(CAPTURES, ERROR, "The watermark column has the type that the capture gives."),
    WATERMARK_NULLABLE(CAPTURES, WARNING, "The watermark column is not nullable."),

    QUALITY_CHECK_INVALID(
            QUALITY,
            ERROR,
            "A check can be made: bounds in order, a fraction from 0 to 1, an expression; and rows go aside only where it says which."),
    QUALITY_UNKNOWN_COLUMN(QUALITY, ERROR, "The columns of a check exist."),
    QUALITY_TYPE_UNSUITABLE(QUALITY, ERROR, "A check is about columns of types that it can look at."),
    QUALITY_RULE_TWICE(QUALITY, WARNING, "A dataset has no two rules that check the same or are named alike."),

    CONTAINER_NAME_INVALID(CONTAINERS, ERROR, "A container has a printable name without slash."),
    CONTAINER_NAME_SHARED(CONTAINERS, ERROR, "Two different containers do not share a name."),
    CONTAINER_LOCATION_MISSING(CONTAINERS, WARNING, "A container says where it is."),
    CONTAINER_HOST_INVALID(CONTAINERS, ERROR, "The host of a container is a host name or an address."),
    CONTAINER_PORT_INVALID(CONTAINERS, ERROR, "The port of a container is 0 to 65535."),
    CONTAINER_DATABASE_MISSING(CONTAINERS, ERROR, "A container names its database."),
    CONTAINER_URI_INVALID(CONTAINERS, ERROR, "The address of a service has the scheme http or https and a host."),
    CONTAINER_BUCKET_INVALID(CONTAINERS, ERROR, "A bucket has a name that object stores take."),
    CONTAINER_PATH_INVALID(CONTAINERS, ERROR, "A folder or prefix of a container does not step aside by dots."),
    CONTAINER_SETTING_INVALID(CONTAINERS, ERROR, "A container says all that is needed to reach it."),
    CONTAINER_SECRET_WRITTEN(CONTAINERS, ERROR, "No password is written into a container."),
    CONTAINER_READ_ONLY(CONTAINERS, ERROR, "A container that data is written to is not read-only."),
    PERSONAL_DATA_UNENCRYPTED(CONTAINERS, WARNING, "Personal data is in encrypted containers only."),
    CONTAINER_THIRD_PARTY_ACCESS(
            CONTAINERS, WARNING, "Data that is not public is in no container that a third party can decrypt."),

    WORKSPACE_EMPTY(WORKSPACES, WARNING, "A workspace has dataset groups, unless its transformer generates data."),
    WORKSPACE_CONTAINER_MISSING(WORKSPACES, WARNING, "A workspace says where it wants its data."),
    DEPRECATED_WORKSPACE_ASSIGNED(WORKSPACES, WARNING, "A deprecated workspace runs nowhere."),
    GROUP_EMPTY(WORKSPACES, ERROR, "A dataset group has sinks."),
    GROUP_NOT_ASSIGNED(WORKSPACES, WARNING, "A dataset group runs on a platform."),
    SINK_DUPLICATE(WORKSPACES, ERROR, "A dataset group names a dataset once."),
    UNKNOWN_DATASTORE(WORKSPACES, ERROR, "A named datastore exists."),
    UNKNOWN_DATASET(WORKSPACES, ERROR, "A named dataset exists in its datastore."),
    SINK_NOT_APPROVED(WORKSPACES, ERROR, "The producer has approved the use of a dataset, where it asks for that."),
    SINK_DEPRECATED(WORKSPACES, ERROR, "A sink that does not accept deprecated data names none."),
    SINK_DEPRECATED_ACCEPTED(WORKSPACES, WARNING, "Deprecated data should be left soon."),
    SINK_PRODUCTION_DIFFERS(
            WORKSPACES, WARNING, "A workspace and the datastores that it reads are both production, or neither."),
    CLASSIFICATION_NOT_ACCEPTED(
            WORKSPACES, ERROR, "A workspace reads only classifications that its own verifier lets pass."),
    CHOOSER_FORBIDDEN(WORKSPACES, ERROR, "Groups of a transformer's workspace choose no platform."),
    CHOOSER_MISSING(WORKSPACES, ERROR, "A group that runs on a platform says what it needs, except a transformer's."),
    FIXED_PLATFORM_DIFFERS(WORKSPACES, ERROR, "A group that asks for one platform is assigned to that one."),
    ENTITLEMENT_INVALID(WORKSPACES, ERROR, "An entitled principal has a printable name."),
    ENTITLEMENT_TWICE(WORKSPACES, WARNING, "A principal is entitled once."),
    ENTITLEMENT_OF_INPUTS(
            WORKSPACES, WARNING, "Principals are entitled to what a transformer makes, not to what it reads."),
    RETENTION_INVALID(WORKSPACES, ERROR, "Retention and freshness are positive times."),
    RETENTION_WITHOUT_HISTORY(WORKSPACES, WARNING, "Who asks for a retention time asks for history."),
    REGULATOR_UNDECLARED(WORKSPACES, WARNING, "An ecosystem declares the regulators that its groups name."),
    UNKNOWN_REGULATOR(WORKSPACES, ERROR, "Where regulators are declared, a named one is."),
    REGULATOR_WITHOUT_HISTORY(WORKSPACES, ERROR, "Who names a regulator asks for history."),
    REGULATOR_RETENTION_SHORT(WORKSPACES, ERROR, "History is kept as long as the regulator asks for."),
    FRESHNESS_CONTRADICTS_LATENCY(WORKSPACES, WARNING, "The freshness is within the latency class."),
    LATENCY_UNREACHABLE(
            WORKSPACES, WARNING, "A datastore, and what it is made of, is renewed as often as its consumers ask for."),

    TRANSFORMER_CONTAINER_MISSING(TRANSFORMERS, ERROR, "The workspace of a transformer has a container."),
    TRANSFORMER_OUTPUT_UNKNOWN(TRANSFORMERS, ERROR, "The output datastore of a transformer exists."),
    TRANSFORMER_OUTPUT_OTHER_TEAM(TRANSFORMERS, ERROR, "The output datastore belongs to the transformer's team."),
    TRANSFORMER_OUTPUT_CAPTURE(TRANSFORMERS, ERROR, "The output datastore is captured as output of this workspace."),
    TRANSFORMER_PRODUCTION_DIFFERS(
            TRANSFORMERS, WARNING, "A transformer's workspace and its output are both production, or neither."),
    OUTPUT_UNKNOWN_WORKSPACE(
            TRANSFORMERS, ERROR, "A datastore that is a transformer's output names a workspace that exists."),
    OUTPUT_WITHOUT_TRANSFORMER(TRANSFORMERS, ERROR, "That workspace has a transformer that writes the datastore."),
    TRANSFORMER_CYCLE(TRANSFORMERS, ERROR, "Transformers do not wait for each other; one may read its own output."),
    CODE_INVALID(TRANSFORMERS, ERROR, "A program is complete."),
    CODE_RESOURCES_INVALID(TRANSFORMERS, ERROR, "A program asks for positive numbers of processors and memory."),
    IMAGE_INVALID(TRANSFORMERS, ERROR, "A container image is written as registries know it."),
    IMAGE_NOT_PINNED(TRANSFORMERS, WARNING, "A container image is named by a tag, other than latest, or a digest."),
    CODE_QUERY_UNMATCHED(TRANSFORMERS, ERROR, "SQL code has one query for each output dataset."),
    ENVIRONMENT_NAME_INVALID(TRANSFORMERS, ERROR, "Settings of a program have names that an environment can have."),

    PLATFORM_NAME_INVALID(PLATFORMS, ERROR, "A platform has a printable name without slash."),
    PLATFORM_TYPE_MISSING(PLATFORMS, ERROR, "A platform names its type."),
    WINDOW_MISSING(PLATFORMS, ERROR, "A platform that moves in maintenance windows has one."),
    WINDOW_NEVER_OPENS(PLATFORMS, ERROR, "A maintenance window opens by a cron expression or on dates."),
    WINDOW_LENGTH_INVALID(PLATFORMS, ERROR, "A maintenance window stays open for a positive time."),
    WINDOW_TIME_ZONE_UNKNOWN(PLATFORMS, ERROR, "The time zone of a maintenance window is known."),
    HELD_VERSION_INVALID(PLATFORMS, ERROR, "A platform is held at a tag or commit."),
    HINT_WITHOUT_TARGET(PLATFORMS, ERROR, "A hint is about one datastore or one workspace."),
    HINT_DATASET_MISPLACED(
            PLATFORMS, ERROR, "A hint names a dataset if, and only if, the datastore is captured by dataset."),
    UNKNOWN_WORKSPACE(PLATFORMS, ERROR, "A named workspace exists."),
    UNKNOWN_GROUP(PLATFORMS, ERROR, "A named dataset group exists in its workspace."),
    UNKNOWN_PLATFORM(PLATFORMS, ERROR, "A named platform exists."),
    ASSIGNMENT_DUPLICATE(PLATFORMS, ERROR, "A group is assigned in one entry, and there to each platform once."),
    ASSIGNMENT_PRODUCTION_DIFFERS(
            PLATFORMS, WARNING, "An assignment and its workspace are both production, or neither."),
    PLATFORM_PRODUCTION_DIFFERS(PLATFORMS, WARNING, "A workspace and its platform are both production, or neither."),
    PLATFORM_DEPRECATED(PLATFORMS, ERROR, "An assignment that does not accept a deprecated platform names none."),
    PLATFORM_DEPRECATED_ACCEPTED(PLATFORMS, WARNING, "A deprecated platform should be left soon."),
    PRIMARY_DEPRECATED(PLATFORMS, WARNING, "A primary platform is not deprecated."),
    PRIMARY_PRODUCTION_DIFFERS(
            PLATFORMS, WARNING, "A datastore and its primary platforms are all production, or none is."),
    PRIMARY_EMPTY(PLATFORMS, ERROR, "An entry of primary ingestion names platforms, each once."),
    PRIMARY_IDLE(PLATFORMS, WARNING, "A primary platform has a use for the datastore."),
    PRIMARY_MISSING(PLATFORMS, WARNING, "A datastore that several platforms use has a primary ingestion platform."),

    SUPPRESSION_REASON_MISSING(SUPPRESSIONS, ERROR, "A suppression says why the problem is accepted."),
    SUPPRESSION_FORBIDDEN(SUPPRESSIONS, ERROR, "No error is suppressed, and nothing about suppressions."),
    SUPPRESSION_UNKNOWN_CODE(SUPPRESSIONS, WARNING, "The code of a suppression is no typing error."),
    SUPPRESSION_UNKNOWN_OBJECT(SUPPRESSIONS, WARNING, "The object of a suppression exists."),
    SUPPRESSION_UNUSED(SUPPRESSIONS, WARNING, "A suppression is about a problem that there is."),

    EXTENSION_LINT_FAILED(EXTENSIONS, ERROR, "The rules that an extension brings do not fail.");

    /** What a rule is about. */
    public enum Family {
        /** The ecosystem and its repositories. */
        ECOSYSTEM("Ecosystem and repositories"),
        /** Names of all kinds. */
        NAMES("Names"),
        /** Vendors and locations. */
        VENDORS("Vendors and locations"),
        /** Policies of zones. */
        POLICIES("Policies"),
        /** Datastores and datasets. */
        DATASTORES("Datastores and datasets"),
        /** Schemas and types. */
        SCHEMAS("Schemas and types"),
        /** Captures and triggers. */
        CAPTURES("Captures and triggers"),
        /** Rules about data. */
        QUALITY("Quality rules"),
        /** Data containers. */
        CONTAINERS("Containers"),
        /** Workspaces, groups and sinks. */
        WORKSPACES("Workspaces, dataset groups and sinks"),
        /** Transformers and programs. */
        TRANSFORMERS("Transformers and programs"),
        /** Platforms, assignments and primary ingestion. */
        PLATFORMS("Platforms, assignments and primary ingestion"),
        /** What owners accept. */
        SUPPRESSIONS("Suppressions"),
        /** Objects of extensions. */
        EXTENSIONS("Extensions");

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
    private final Severity severity;
    private final String sentence;

    LintRule(Family family, Severity severity, String sentence) {
        this.family = family;
        this.severity = severity;
        this.sentence = sentence;
    }

    /**
     * The stable code.
     *
     * @return lower case words with hyphens, such as {@code unknown-datastore}
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
     * @return the severity
     */
    public Severity severity() {
        return severity;
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
