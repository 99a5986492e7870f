package io.datasurface.awsbatch.instance;

import static io.datasurface.spi.ParameterSpec.optional;
import static io.datasurface.spi.ParameterSpec.withDefault;
import static io.datasurface.spi.ParameterType.DURATION;
import static io.datasurface.spi.ParameterType.TEXT;
import static io.datasurface.spi.ParameterType.TEXT_MAP;

import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterValues;
import java.time.Duration;
import java.util.List;

/** Tables of the lake and of raw files. */
final class TableParameters {
    private static final String[] FORMATS = {"ICEBERG", "DELTA", "HUDI"};
    private static final String[] CATALOGERS = {"NONE", "CRAWLER"};

    static final List<ParameterSpec> ALL = List.of(
            withDefault(
                            "tables.format",
                            TEXT,
                            ParameterValues.of("ICEBERG"),
                            "how datasets can be read in the lake: ICEBERG, or DELTA or HUDI too (a table of Delta Lake or Hudi beside each, which follows it; HUDI needs locks in DYNAMODB)")
                    .oneOf(FORMATS),
            optional(
                            "tables.formats",
                            TEXT_MAP,
                            "dataset/crm/customers: DELTA",
                            "the same of the datasets of a zone/<zone>, team/<zone>/<team> or store/<name>, or of one, dataset/<store>/<name>; the narrowest wins")
                    .oneOf(FORMATS),
            optional(
                            LakeNames.VERSIONS,
                            TEXT_MAP,
                            "dataset/crm/customers: 2",
                            "which version of its table a dataset has, by dataset/<store>/<name>, quoted in YAML: one more when it gets a key, a partitioning or a type that its table can't follow; 1 if it is not there")
                    .matching("[1-9][0-9]?"),
            withDefault(
                            "tables.formerKept",
                            DURATION,
                            ParameterValues.of(Duration.ofDays(7)),
                            "how long a table stays of which there is another version that shows its dataset; one of past states at least as long as those are kept")
                    .between(Duration.ofDays(1), Duration.ofDays(3650)),
            withDefault(
                            "upkeep.interval",
                            DURATION,
                            ParameterValues.of(Duration.ofDays(1)),
                            "how long upkeep leaves a table alone, at least; it looks every 25 hours which are due")
                    .between(Duration.ofDays(1), Duration.ofDays(365)),
            optional(
                            "upkeep.intervals",
                            TEXT_MAP,
                            "dataset/crm/customers: P7D",
                            "the same, in days, of the datasets of a zone/<zone>, team/<zone>/<team> or store/<name>, or of one, dataset/<store>/<name>; the narrowest wins")
                    .matching("P[1-9][0-9]{0,2}D"),
            withDefault(
                            "catalog.rawFiles",
                            TEXT,
                            ParameterValues.of("NONE"),
                            "who makes tables of raw files, those that DMS, transfers and programs put into the staging bucket: NONE, or a CRAWLER of Glue for all")
                    .oneOf(CATALOGERS),
            optional(
                            "catalog.rawFilesOf",
                            TEXT_MAP,
                            "store/crm: CRAWLER",
                            "the same of the datastores of a zone/<zone>, team/<zone>/<team> or store/<name>; the narrowest wins")
                    .oneOf(CATALOGERS),
            optional(
                            "catalog.rawDatabase",
                            TEXT,
                            "acme_raw",
                            "Glue database of the tables that the crawler makes; created; without it glueDatabase.name with _raw")
                    .matching("[a-z][a-z0-9_]{0,254}"),
            withDefault(
                    "catalog.crawl",
                    TEXT,
                    ParameterValues.of("0 3 * * *"),
                    "when the crawler runs, as five cron fields in UTC, quoted in YAML; ten minutes are paid each time at least"));

    private TableParameters() {}
}
