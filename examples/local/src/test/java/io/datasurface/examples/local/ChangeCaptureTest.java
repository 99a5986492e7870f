package io.datasurface.examples.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.jobs.staging.StagingFolder;
import io.datasurface.awsbatch.spec.DmsSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of a real database, held against what the spec documents and {@code StagingColumns} say of DMS's. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ChangeCaptureTest {
    private static final String ITEMS = """
            CREATE TABLE items (id bigint PRIMARY KEY, small smallint, n integer, price numeric(10,2), big numeric(30,5),
                name varchar(20), day date, at timestamptz, local timestamp, ok boolean, f real, d double precision);
            CREATE TABLE nothing (id integer PRIMARY KEY);
            INSERT INTO items VALUES (1, -2, 3, -4.50, 5.00001, 'Zündkerze', '0001-01-01', '1969-12-31 23:59:59.999999+00',
                '2026-01-02 03:04:05.000006', true, 1.5, -2.5);
            INSERT INTO items (id) VALUES (2);
            """;

    @TempDir
    private Path folder;

    private Postgres source;

    @BeforeEach
    void start() throws IOException, SQLException {
        source = Postgres.start(folder.resolve("source"), "shop");
        source.execute(ITEMS);
    }

    @AfterEach
    void stop() throws IOException {
        source.close();
    }

    private ChangeCapture capture() {
        DmsFiles files = new DmsFiles(
                folder.resolve("staging"),
                folder.resolve("staging/_loaded"),
                folder.resolve("unfinished"),
                Clock.systemUTC());
        return ChangeCapture.start(source, List.of("public.items", "public.nothing"), folder.resolve("memory"), files);
    }

    private StagingFolder staged() {
        return StagingFolder.list(folder.resolve("staging/public/items").toUri().toString(), new Configuration());
    }

    /** The rows of files of changes, as they stand in them. */
    private List<Group> changes() throws IOException {
        List<Group> rows = new ArrayList<>();
        for (StagingFile file : staged().changes().files().stream()
                .sorted(Comparator.comparing(StagingFile::name))
                .toList()) {
            rows.addAll(rows(file));
        }
        return rows;
    }

    private static List<Group> rows(StagingFile file) throws IOException {
        List<Group> rows = new ArrayList<>();
        try (ParquetReader<Group> reader = ParquetReader.builder(
                        new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.path()))
                .build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static String text(Group row, String column) {
        return row.getFieldRepetitionCount(column) == 0
                ? "-"
                : row.getValueToString(row.getType().getFieldIndex(column), 0);
    }

    private static String change(Group row) {
        return text(row, "Op") + " " + text(row, "id") + " was " + text(row, "_ds_bi_id");
    }

    private static String number(Group row) {
        return text(row, "_ds_change_seq");
    }

    private static BigDecimal decimal(Group row, String column, int scale) {
        return new BigDecimal(new BigInteger(row.getBinary(column, 0).getBytes()), scale);
    }

    @Test
    void aLoadHasAllRowsInTheTypesOfTheSource() throws Exception {
        try (ChangeCapture capture = capture()) {
            assertThat(capture.awaitLoad()).isEqualTo(2);
        }
        assertThat(folder.resolve("staging/_loaded")).isEmptyFile();
        assertThat(folder.resolve("staging/public/nothing"))
                .as("DMS makes none for an empty table")
                .doesNotExist();
        assertThat(staged().changes().files()).isEmpty();
        assertThat(staged().load().files()).extracting(StagingFile::name).containsExactly("LOAD00000001.parquet");
        List<Group> rows = rows(staged().load().files().get(0));
        assertThat(rows.get(0).getType().getFields())
                .extracting(Object::toString)
                .containsExactly(
                        "optional binary Op (STRING)",
                        "optional int64 id",
                        "optional int32 small (INTEGER(16,true))",
                        "optional int32 n",
                        "optional fixed_len_byte_array(5) price (DECIMAL(10,2))",
                        "optional fixed_len_byte_array(13) big (DECIMAL(30,5))",
                        "optional binary name (STRING)",
                        "optional int32 day (DATE)",
                        "optional int64 at (TIMESTAMP(MICROS,true))",
                        "optional int64 local (TIMESTAMP(MICROS,false))",
                        "optional boolean ok",
                        "optional float f",
                        "optional double d",
                        "optional binary _ds_change_seq (STRING)",
                        "optional binary _ds_commit_ts (STRING)");
        Group full = rows.get(0);
        assertThat(List.of("Op", "id", "small", "n", "name", "day", "at", "local", "ok", "f", "d", "_ds_change_seq"))
                .extracting(column -> text(full, column))
                .containsExactly(
                        "I",
                        "1",
                        "-2",
                        "3",
                        "Zündkerze",
                        "-719162",
                        "-1",
                        "1767323045000006",
                        "true",
                        "1.5",
                        "-2.5",
                        "");
        assertThat(decimal(full, "price", 2)).isEqualTo("-4.50");
        assertThat(decimal(full, "big", 5)).isEqualTo("5.00001");
        assertThat(text(full, "_ds_commit_ts")).matches("20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
        assertThat(List.of("Op", "id", "small", "price", "name", "at", "ok"))
                .extracting(column -> text(rows.get(1), column))
                .containsExactly("I", "2", "-", "-", "-", "-", "-");
    }

    @Test
    void changesHaveNumbersInTheOrderOfCommits() throws Exception {
        try (ChangeCapture capture = capture();
                Connection slow = source.connect();
                Statement statement = slow.createStatement()) {
            capture.awaitLoad();
            slow.setAutoCommit(false);
            statement.execute("INSERT INTO items (id) VALUES (10)");
            source.execute("INSERT INTO items (id) VALUES (11)");
            statement.execute("UPDATE items SET id = 20 WHERE id = 2");
            statement.execute("UPDATE items SET n = 7 WHERE id = 20");
            statement.execute("DELETE FROM items WHERE id = 1");
            slow.commit();
            assertThat(capture.flush()).isEqualTo(new Captured(2, 2, 1));

            List<Group> rows = changes();
            assertThat(rows)
                    .extracting(ChangeCaptureTest::change)
                    .containsExactly("I 11 was -", "I 10 was -", "U 20 was 2", "U 20 was -", "D 1 was -");
            assertThat(rows)
                    .extracting(ChangeCaptureTest::number)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .allSatisfy(number -> assertThat(number).matches("[0-9]{35}"));
            assertThat(rows.subList(1, 5))
                    .as("the time of a transaction is one, and another one's is another")
                    .extracting(row -> text(row, "_ds_commit_ts"))
                    .containsOnly(text(rows.get(1), "_ds_commit_ts"))
                    .doesNotContain(text(rows.get(0), "_ds_commit_ts"));
            assertThat(staged().changes().files())
                    .singleElement()
                    .satisfies(file -> assertThat(file.written())
                            .as("settled")
                            .isBefore(Instant.now().minus(DmsSource.SETTLING)));

            source.execute("UPDATE items SET n = 8 WHERE id = 10");
            source.execute("ALTER TABLE items ADD COLUMN extra varchar(5)");
            source.execute("UPDATE items SET extra = 'new' WHERE id = 10");
            capture.flush();
            assertThat(staged().changes().files())
                    .as("a file for each form of the table")
                    .hasSize(3);
            List<Group> all = changes();
            assertThat(all.get(5).getType().containsField("extra")).isFalse();
            assertThat(text(all.get(6), "extra")).isEqualTo("new");
        }
    }

    @Test
    void whatCouldNotBeWrittenIsReadAgain() throws Exception {
        try (ChangeCapture capture = capture()) {
            capture.awaitLoad();
            source.execute("INSERT INTO items (id) VALUES (30)");
            capture.flush();
            Files.deleteIfExists(folder.resolve("unfinished"));
            Files.createFile(folder.resolve("unfinished"));
            source.execute("INSERT INTO items (id) VALUES (31)");
            assertThatThrownBy(capture::flush).isInstanceOf(IOException.class).hasMessage("Changes were not captured");
        }
        assertThat(changes()).extracting(ChangeCaptureTest::change).containsExactly("I 30 was -");
        source.execute("INSERT INTO items (id) VALUES (32)");
        Files.delete(folder.resolve("unfinished"));
        try (ChangeCapture capture = capture()) {
            capture.flush();
        }
        List<Group> rows = changes();
        assertThat(rows)
                .extracting(ChangeCaptureTest::change)
                .containsExactly("I 30 was -", "I 31 was -", "I 32 was -");
        assertThat(rows).extracting(ChangeCaptureTest::number).isSorted().doesNotHaveDuplicates();
    }
}
