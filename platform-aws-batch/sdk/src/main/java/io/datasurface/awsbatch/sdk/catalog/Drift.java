package io.datasurface.awsbatch.sdk.catalog;

import io.datasurface.awsbatch.sdk.catalog.Finding.Kind;
import io.datasurface.awsbatch.sdk.catalog.WantedTables.WantedTable;
import io.datasurface.awsbatch.spec.LakeColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares what should be there with what is. */
final class Drift {
    private final String database;
    private final Set<Finding> findings = new TreeSet<>();

    private Drift(String database) {
        this.database = database;
    }

    /** All findings about a database, in order. */
    static List<Finding> of(WantedTables wanted, Map<String, FoundTable> found) {
        Drift drift = new Drift(wanted.database());
        wanted.tables().forEach((name, table) -> {
            FoundTable there = found.get(name);
            if (there == null) {
                drift.add(name, Kind.MISSING, "it can be made, or its first ingestion makes it");
            } else if (!there.isIceberg()) {
                drift.add(name, Kind.NOT_ICEBERG, "no job can write it; somebody has to remove or rename it");
            } else {
                drift.compare(name, table, there);
            }
        });
        for (String name : found.keySet()) {
            if (!wanted.tables().containsKey(name) && !wanted.bookkeeping().contains(name)) {
                drift.add(
                        name, Kind.UNKNOWN, "no document has it; what left the model stays until somebody removes it");
            }
        }
        return List.copyOf(drift.findings);
    }

    private void add(String table, Kind kind, String text) {
        findings.add(new Finding(database + "." + table, kind, text));
    }

    private void compare(String name, WantedTable wanted, FoundTable there) {
        String location = there.location().map(Drift::plain).orElse("");
        if (!location.equals(plain(wanted.location()))) {
            add(name, Kind.LOCATION, "its files are in \"" + location + "\", not in " + wanted.location());
        }
        Set<String> known = new HashSet<>();
        for (LakeColumn column : wanted.spec().columns()) {
            String lower = column.name().toLowerCase(Locale.ROOT);
            known.add(lower);
            String type = GlueTypes.of(column.type());
            String is = there.columns().get(lower);
            if (is == null) {
                add(name, Kind.COLUMN_MISSING, column.name() + " " + type + "; the next ingestion adds it");
            } else if (!is.equalsIgnoreCase(type)) {
                add(
                        name,
                        Kind.COLUMN_TYPE,
                        column.name() + " is " + is + ", not " + type
                                + "; the next ingestion widens it, or fails and says why it can't");
            }
        }
        there.columns().forEach((column, type) -> {
            if (!known.contains(column)) {
                add(
                        name,
                        Kind.COLUMN_EXTRA,
                        column + " " + type + "; the dataset has it no more, and new rows have no value");
            }
        });
    }

    /** Without a slash at the end, and with S3 under one name. */
    private static String plain(String location) {
        return location.replaceAll("/+$", "").replaceFirst("^s3[an]://", "s3://");
    }
}
