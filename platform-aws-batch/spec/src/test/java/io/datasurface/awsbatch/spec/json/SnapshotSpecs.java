package io.datasurface.awsbatch.spec.json;

import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.DmsColumn;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SnapshotTarget;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Exports of files that DMS loads: it takes neither history nor every type, and there are no views. */
final class SnapshotSpecs {
    private SnapshotSpecs() {}

    static Arbitrary<ExportSpec> snapshots() {
        return Combinators.combine(
                        Specs.names(),
                        Specs.locations(),
                        Specs.lakes(),
                        Arbitraries.integers().between(1, DmsColumn.MOST_CHARACTERS))
                .as((container, location, lake, length) -> new ExportSpec(
                        "platform",
                        container,
                        "chunk-1",
                        new SnapshotTarget(location, "mart"),
                        lake,
                        List.of(new ExportTable(
                                new DatasetRef("store", container),
                                "source",
                                "Target",
                                TableSchema.of(ColumnSpec.nullable("text", SpecType.string(length))),
                                Milestoning.LIVE)),
                        List.of()));
    }
}
