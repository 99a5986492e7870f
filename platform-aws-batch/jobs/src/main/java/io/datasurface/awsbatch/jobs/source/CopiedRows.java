package io.datasurface.awsbatch.jobs.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.hadoop.HadoopOutputFile;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of a database whose snapshots belong to one connection: the driver, which has it, copies them into a file from which all tasks read. No more
 * of them are in memory than come over the wire at a time.
 */
final class CopiedRows {
    private final SparkSession spark;
    private final Connection connection;
    private final String folder;
    private int copies;

    /**
     * Of a connection.
     *
     * @param folder that is not there yet
     */
    CopiedRows(SparkSession spark, Connection connection, String folder) {
        this.spark = spark;
        this.connection = connection;
        this.folder = folder;
    }

    /** The rows of a query, whose columns are called {@code c0} and so on. */
    Dataset<Row> read(String query, List<SourceColumn> columns, int fetched) throws SQLException {
        String file = folder + "/" + copies++ + ".parquet";
        List<NestedField> fields = new ArrayList<>();
        StructType read = new StructType();
        for (int i = 0; i < columns.size(); i++) {
            boolean isBinary = columns.get(i).isBinary();
            fields.add(
                    NestedField.optional(i + 1, "c" + i, isBinary ? Types.BinaryType.get() : Types.StringType.get()));
            read = read.add("c" + i, isBinary ? DataTypes.BinaryType : DataTypes.StringType);
        }
        Schema schema = new Schema(fields);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(fetched);
            try (ResultSet rows = statement.executeQuery(query);
                    FileAppender<Record> into = Parquet.write(HadoopOutputFile.fromLocation(
                                    file, spark.sessionState().newHadoopConf()))
                            .schema(schema)
                            .createWriterFunc(GenericParquetWriter::create)
                            .build()) {
                while (rows.next()) {
                    into.add(record(schema, columns, rows));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write " + file, e);
        }
        return spark.read().schema(read).option("__globPaths__", "false").parquet(file);
    }

    private static Record record(Schema schema, List<SourceColumn> columns, ResultSet rows) throws SQLException {
        Record record = GenericRecord.create(schema);
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).isBinary()) {
                byte[] bytes = rows.getBytes(i + 1);
                record.set(i, bytes == null ? null : ByteBuffer.wrap(bytes));
            } else {
                record.set(i, rows.getString(i + 1));
            }
        }
        return record;
    }
}
