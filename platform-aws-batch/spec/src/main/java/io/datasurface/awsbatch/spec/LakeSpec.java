package io.datasurface.awsbatch.spec;

import java.util.Objects;
import java.util.Optional;

/**
 * Where the Iceberg tables are.
 *
 * @param catalog the name by which Spark knows the catalog
 * @param warehouse location under which new tables are created
 * @param database Glue database
 * @param access how to reach the lake from another account; empty if the job runs in the lake's own
 */
public record LakeSpec(String catalog, String warehouse, String database, Optional<LakeAccess> access) {
    /** Refuses bad names. */
    public LakeSpec {
        Checks.lakeName("catalog", catalog);
        Checks.location("warehouse", warehouse);
        Checks.lakeName("database", database);
        Objects.requireNonNull(access, "access");
    }

    /** A lake in the account of the job. */
    public static LakeSpec of(String catalog, String warehouse, String database) {
        return new LakeSpec(catalog, warehouse, database, Optional.empty());
    }

    /** The same lake, reached from another account. */
    public LakeSpec from(LakeAccess newAccess) {
        return new LakeSpec(catalog, warehouse, database, Optional.of(newAccess));
    }
}
