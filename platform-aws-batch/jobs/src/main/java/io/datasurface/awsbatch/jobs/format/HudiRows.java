package io.datasurface.awsbatch.jobs.format;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.to_json;

import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.spec.LakeColumns;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.hudi.AvroConversionUtils;
import org.apache.hudi.HoodieSparkUtils;
import org.apache.hudi.avro.HoodieAvroUtils;
import org.apache.hudi.common.model.HoodieAvroRecord;
import org.apache.hudi.common.model.HoodieKey;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.model.OverwriteWithLatestAvroPayload;
import org.apache.hudi.common.util.Option;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Rows as Hudi takes them: each with a text that is its key, in the one partition. */
final class HudiRows {
    private static final String RECORD = "row";
    private static final String NAMESPACE = "io.datasurface";
    private static final String KEY = LakeColumns.PREFIX + "key";
    private static final String GONE = LakeColumns.PREFIX + "gone";
    private static final String ONE_PARTITION = "";
    /** Where Spark's description of a type, or of a part of one, names the type. */
    private static final Pattern WITHOUT_ZONE =
            Pattern.compile("(^|\"(?:type|elementType|keyType|valueType)\":)\"timestamp_ntz\"");

    private final Schema schema;
    private final Dataset<Row> rows;

    private HudiRows(StructType columns, Dataset<Row> rows) {
        StructType taken = taken(columns);
        this.schema = AvroConversionUtils.convertStructTypeToAvroSchema(taken, RECORD, NAMESPACE);
        this.rows = rows.select(Stream.concat(
                        Arrays.stream(taken.fields())
                                .map(field -> Names.column(field.name())
                                        .cast(field.dataType())
                                        .as(field.name())),
                        Stream.of(col(KEY), col(GONE)))
                .toArray(Column[]::new));
    }

    /**
     * Columns as Hudi has them. It knows no times without zone, which become those of UTC; and any column may be null, because one that is added later
     * has no values in rows from before.
     */
    static StructType taken(StructType columns) {
        return new StructType(Arrays.stream(columns.fields())
                .map(field -> new StructField(field.name(), taken(field.dataType()), true, Metadata.empty()))
                .toArray(StructField[]::new));
    }

    private static DataType taken(DataType type) {
        return DataType.fromJson(WITHOUT_ZONE.matcher(type.json()).replaceAll("$1\"timestamp\""));
    }

    /** Rows to put; those without a key get one that no other of them has. */
    static HudiRows all(List<String> key, Dataset<Row> rows) {
        Column text = key.isEmpty() ? monotonically_increasing_id().cast("string") : text(key, rows.schema());
        return new HudiRows(rows.schema(), rows.withColumn(KEY, text).withColumn(GONE, lit(false)));
    }

    /**
     * Rows to put or to remove.
     *
     * @param gone name of the column that says which
     */
    static HudiRows changes(List<String> key, Dataset<Row> changes, String gone) {
        Column goes = Names.column(gone);
        StructType columns = changes.drop(gone).schema();
        return new HudiRows(columns, changes.withColumn(KEY, text(key, columns)).withColumn(GONE, goes));
    }

    /** No two keys have one text, whatever is in them; Hudi's own texts of several columns may be the same, and all that are binary. */
    private static Column text(List<String> key, StructType columns) {
        Column[] texts = key.stream()
                .map(name -> columns.apply(name).dataType() instanceof BinaryType
                        ? hex(Names.column(name))
                        : Names.column(name).cast("string"))
                .toArray(Column[]::new);
        return texts.length == 1 ? texts[0] : to_json(array(texts));
    }

    /** The columns of the table. */
    Schema schema() {
        return schema;
    }

    JavaRDD<HoodieRecord<OverwriteWithLatestAvroPayload>> rdd() {
        Schema columns = schema;
        return HoodieSparkUtils.createRdd(rows, RECORD, NAMESPACE).toJavaRDD().map(row -> record(row, columns));
    }

    private static HoodieRecord<OverwriteWithLatestAvroPayload> record(GenericRecord row, Schema columns) {
        boolean isGone = (boolean) row.get(GONE);
        Option<GenericRecord> content =
                isGone ? Option.empty() : Option.of(HoodieAvroUtils.rewriteRecord(row, columns));
        return new HoodieAvroRecord<>(
                new HoodieKey(row.get(KEY).toString(), ONE_PARTITION), new OverwriteWithLatestAvroPayload(content));
    }
}
