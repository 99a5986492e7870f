package io.datasurface.examples.local;

import io.datasurface.awsbatch.spec.StagingColumns;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.MessageType;

/** A file of rows of one table, with the settings of the rendered DMS endpoint: Parquet 2.0, GZIP, times in microseconds. */
final class ParquetFile implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final SimpleGroupFactory groups;
    private final ParquetWriter<Group> writer;
    private long rows;

    private ParquetFile(SimpleGroupFactory groups, ParquetWriter<Group> writer) {
        this.groups = groups;
        this.writer = writer;
    }

    /** Creates a file for rows of this schema; with the images of key columns, if there are any. */
    static ParquetFile create(Path file, Schema table, List<Field> images) throws IOException {
        MessageType columns = ParquetColumns.of(table, images);
        Files.createDirectories(file.toAbsolutePath().getParent());
        return new ParquetFile(
                new SimpleGroupFactory(columns),
                ExampleParquetWriter.builder(new LocalFile(file))
                        .withType(columns)
                        .withWriterVersion(WriterVersion.PARQUET_2_0)
                        .withCompressionCodec(CompressionCodecName.GZIP)
                        .build());
    }

    void write(DmsRow row) throws IOException {
        Group group = groups.newGroup().append(StagingColumns.OP, row.op().name());
        ParquetColumns.add(group, "", row.values());
        row.oldKey().ifPresent(key -> ParquetColumns.add(group, StagingColumns.BEFORE_IMAGE_PREFIX, key));
        writer.write(group.append(StagingColumns.CHANGE_SEQ, row.sequence())
                .append(StagingColumns.COMMIT_TS, TIME.format(row.committed())));
        rows++;
    }

    long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    /** A file that is written from its begin to its end. */
    private record LocalFile(Path path) implements OutputFile {
        @Override
        public PositionOutputStream create(long blockSize) throws IOException {
            return new Position(Files.newOutputStream(path));
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSize) throws IOException {
            return create(blockSize);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }

    private static final class Position extends PositionOutputStream {
        private final OutputStream out;
        private long position;

        Position(OutputStream out) {
            this.out = out;
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            position++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            position += length;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
