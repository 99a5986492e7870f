package io.datasurface.awsbatch.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.LakeColumn;
import io.datasurface.awsbatch.spec.LakePartition;
import io.datasurface.awsbatch.spec.LakePartition.Transform;
import io.datasurface.awsbatch.spec.LakeTableSpec;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.json.LakeTableMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;

/** The first metadata of a table that is made in bulk is, to Iceberg, what it makes itself when a job makes the table. */
class LakeTableMetadataTest {
    private static final String LOCATION = "s3://lake/tables/t";

    private static final List<SpecType> KEYS = List.of(SpecType.parse("integer(64)"), SpecType.parse("timestamptz"));
    private static final List<LakePartition> PARTITIONS = List.of(
            new LakePartition("k0", Transform.IDENTITY, "k0"), new LakePartition("_ds_day_k1", Transform.DAY, "k1"));

    @Provide
    Arbitrary<LakeTableSpec> tables() {
        Arbitrary<SpecType> scalar = Arbitraries.of(
                        "boolean",
                        "integer(8)",
                        "integer(32)",
                        "integer(64)",
                        "float",
                        "double",
                        "decimal(12,3)",
                        "date",
                        "timestamp",
                        "timestamptz",
                        "string",
                        "string(9)",
                        "binary")
                .map(SpecType::parse);
        Arbitrary<SpecType> type = Arbitraries.lazyOf(
                () -> scalar,
                () -> scalar,
                () -> scalar.map(SpecType.ArrayType::new),
                () -> Combinators.combine(scalar, scalar).as(SpecType.MapType::new),
                () -> Combinators.combine(scalar, scalar, scalar)
                        .as((a, b, c) -> new SpecType.StructType(List.of(
                                new SpecType.Field("a", a),
                                new SpecType.Field("b", new SpecType.ArrayType(b)),
                                new SpecType.Field("c", new SpecType.MapType(c, c))))));
        return Combinators.combine(
                        type.list().ofMinSize(1).ofMaxSize(6),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(true, false))
                .as((types, keys, partitioned) -> new LakeTableSpec(
                        "t",
                        IntStream.range(0, types.size() + keys)
                                .mapToObj(i -> i < keys
                                        ? new LakeColumn("k" + i, KEYS.get(i), true, true)
                                        : new LakeColumn("c \"" + i, types.get(i - keys), i % 3 == 0, false))
                                .toList(),
                        partitioned ? PARTITIONS.subList(0, keys) : List.of(),
                        new TreeMap<>(Map.of("p", "v", "write.parquet.compression-codec", "zstd"))));
    }

    @Property(tries = 300)
    void isWhatIcebergMakes(@ForAll("tables") LakeTableSpec table) {
        Schema schema = LakeTypes.schema(table.columns());
        TableMetadata made = TableMetadata.newTableMetadata(
                schema, LakeTables.partitions(table, schema), LOCATION, table.properties());
        UUID id = UUID.fromString("11111111-2222-3333-4444-555555555555");
        TableMetadata read =
                TableMetadataParser.fromJson(LakeTableMetadata.toText(table, LOCATION, id, Instant.ofEpochMilli(4711)));
        assertThat(read.uuid()).isEqualTo(id.toString());
        assertThat(read.lastUpdatedMillis()).isEqualTo(4711);
        assertThat(read.formatVersion()).isEqualTo(made.formatVersion());
        assertThat(read.location()).isEqualTo(made.location());
        assertThat(read.schema().toString()).isEqualTo(made.schema().toString());
        assertThat(read.schema().identifierFieldIds()).isEqualTo(made.schema().identifierFieldIds());
        assertThat(read.lastColumnId()).isEqualTo(made.lastColumnId());
        assertThat(read.specs()).isEqualTo(made.specs());
        assertThat(read.lastAssignedPartitionId()).isEqualTo(made.lastAssignedPartitionId());
        assertThat(read.sortOrders()).isEqualTo(made.sortOrders());
        assertThat(read.properties()).isEqualTo(made.properties());
        assertThat(read.currentSnapshot()).isNull();
        assertThat(read.snapshots()).isEmpty();
    }
}
