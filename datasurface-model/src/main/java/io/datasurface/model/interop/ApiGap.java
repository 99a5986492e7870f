package io.datasurface.model.interop;

/** Something of a model that the REST API of the Python DataSurface cannot tell. */
public enum ApiGap {
    /** Top of the ecosystem. */
    ECOSYSTEM(
            "name, documentation, owning and live repository of the ecosystem",
            "`name`, `documentation`, `owningRepo` and `liveRepo` in a native file"),

    /** Vendors. */
    VENDORS("vendors and their locations", "`vendors` in a native file"),

    /** Platforms. */
    PLATFORMS(
            "services providers, their platforms with parameters and repositories, hints",
            "`platformServicesProviders` in a native file"),

    /** Declarations. */
    DECLARATIONS(
            "who may define a zone or a team: the declarations and their repositories",
            "`zoneDeclarations`, and `teamDeclarations` of each zone, in a native file"),

    /** Zones. */
    ZONES(
            "documentation, owning repository and policies of a zone; zones without teams are not seen at all",
            "the zone, without its teams, in a native file"),

    /** Assignments. */
    ASSIGNMENTS(
            "which dataset groups run on which platforms",
            "`dsg_platform_mapping.json`, or `dsgPlatformMappings` in a native file"),

    /** Primary ingestion platforms. */
    PRIMARY_INGESTION_PLATFORMS(
            "which platforms ingest a datastore from its source",
            "`primary_ingestion_platforms.json`, or `primaryIngestionPlatforms` in a native file"),

    /** Verifiers. */
    CLASSIFICATION_VERIFIER(
            "which classifications a workspace may read, if it has such a policy",
            "`classificationVerifier` of the workspace in a native file"),

    /** Transformer outputs. */
    TRANSFORMER_WORKSPACE(
            "whose output a transformer's datastore is, when no workspace or more than one has it as output",
            "`capture` of the datastore, a `DataTransformerOutput` with `workSpaceName`, in a native file"),

    /** Legacy choosers. */
    LEGACY_CHOOSER_DOCUMENTATION(
            "documentation of a `LegacyDataPlatformChooser`",
            "`documentation` of the dataset group's `platformMD`, restated as it is, in a native file"),

    /** Avro schemas. */
    AVRO_SCHEMA("the text of an Avro schema", "`originalSchema` of the dataset in a native file"),

    /** Micro-scaling types. */
    MICRO_SCALING_TYPE(
            "scale and element of a column type `MicroScaling_CustomFloat`; the schema is left out",
            "`originalSchema` of the dataset in a native file"),

    /** Captures from another platform. */
    MERGE_CAPTURE(
            "from which platform a `SQLMergeIngestion` reads; the capture is left out",
            "`capture` of the datastore in a native file");

    private final String what;
    private final String remedy;

    ApiGap(String what, String remedy) {
        this.what = what;
        this.remedy = remedy;
    }

    /**
     * What is not told.
     *
     * @return words without a full stop
     */
    public String what() {
        return what;
    }

    /**
     * How to supply it.
     *
     * @return what a supplement has to hold, in words without a full stop
     */
    public String remedy() {
        return remedy;
    }
}
