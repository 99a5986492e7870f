package io.datasurface.awsbatch.spec;

import java.util.List;
import java.util.Objects;

/**
 * A database that tables of the lake were exported to. It says of each table which snapshot of the lake it has, so every difference is drift.
 *
 * @param database how to reach it
 * @param tables at least one
 */
public record TargetSide(JdbcTarget database, List<ExportTable> tables) implements ReconcileSide {
    /** Refuses tables that occur twice. */
    public TargetSide {
        Objects.requireNonNull(database, "database");
        tables = Checks.distinct("tables", Checks.notEmpty("tables", tables), ExportTable::dataset);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.target(this);
    }
}
