package io.datasurface.awsbatch.spec;

import java.util.Objects;
import java.util.Optional;

/**
 * Where the Iceberg tables are.
 *
 * @param catalog the name by which Spark knows the catalog
 * @param warehouse location of the lake
 * @param database Glue database
 * @param tables location under which tables of the document's datastore are made, each in a folder of its name; empty: where the catalog makes them
 * @param access how to reach the lake from another account; empty if the job runs in the lake's own
 */
public record LakeSpec(
        String catalog, String warehouse, String database, Optional<String> tables, Optional<LakeAccess> access) {
    /** Refuses bad names. */
    public LakeSpec {
        Checks.lakeName("catalog", catalog);
        Checks.location("warehouse", warehouse);
        Checks.lakeName("database", database);
        tables.ifPresent(location -> Checks.location("tables", location));
        Objects.requireNonNull(access, "access");
    }

    /** A lake in the account of the job. */
    public static LakeSpec of(String catalog, String warehouse, String database) {
        return new LakeSpec(catalog, warehouse, database, Optional.empty(), Optional.empty());
    }

    /** The same lake, with tables that are made under this location. */
    public LakeSpec in(String newTables) {
        return new LakeSpec(catalog, warehouse, database, Optional.of(newTables), access);
    }

    /** The same lake, reached from another account. */
    public LakeSpec from(LakeAccess newAccess) {
        return new LakeSpec(catalog, warehouse, database, tables, Optional.of(newAccess));
    }
}
