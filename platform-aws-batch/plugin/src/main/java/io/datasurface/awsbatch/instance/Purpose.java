package io.datasurface.awsbatch.instance;

import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.AwsNames;
import java.util.Locale;

/** What the jobs and state machines of an instance are for. */
public enum Purpose {
    /** Staging files into Iceberg tables. */
    INGEST,
    /** Iceberg tables into consumers' databases. */
    EXPORT,
    /** Runs of transformers. */
    TRANSFORM,
    /** Compaction and expiry of Iceberg tables. */
    MAINTAIN,
    /** Comparison of the lake with sources and targets. */
    RECONCILE;

    /** IAM user guide, 2026-03: names of roles. */
    private static final int LONGEST_ROLE = 64;

    /** Returns whether somebody waits for what runs do: then each is measured, and says on which capacity it works. */
    public boolean isAwaited() {
        return switch (this) {
            case INGEST, EXPORT, TRANSFORM -> true;
            case MAINTAIN, RECONCILE -> false;
        };
    }

    /** Returns whether jobs note in tables of the lake which snapshots they read or have made: all but comparisons, which change nothing. */
    public boolean changesTables() {
        return this != RECONCILE;
    }

    /**
     * Returns the name of the role of the jobs of the purpose: the given name, a hyphen and the purpose, such as {@code acme-lake-export}. What is
     * longer than IAM takes is cut as other names are, and then has a hash.
     *
     * @param stem what the parameter {@code icebergBucket.role} says
     */
    public String role(String stem) {
        String name = stem + "-" + label();
        return name.length() <= LONGEST_ROLE ? name : AwsNames.plain().name(AwsNameRule.IAM_ROLE, stem, label());
    }

    /** Returns the purpose as it stands in names. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
