package io.datasurface.awsbatch.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;

import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.jobs.lake.WallClocks;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.StagingColumns;
import io.datasurface.awsbatch.spec.Watermark;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.spark.sql.Column;

/**
 * The numbers of changes that a job finds by itself, in the form of those of DMS: 35 digits that rise. Four of them say by what changes are found,
 * so that numbers of one way are not taken for those of another or of DMS, which begin with the year; the rest is a watermark, or the time of a snapshot, with room for changes
 * between two of them and an offset that keeps it from being negative.
 */
final class PullNumbers {
    /** So many changes of a row have a number at one watermark. */
    private static final BigInteger CHANGES = BigInteger.TEN.pow(9);
    /** How far behind the largest integer rows are read again: transactions may commit in another order than they took their numbers. */
    private static final long INTEGER_OVERLAP = 10_000;

    private static final BigInteger OFFSET = BigInteger.TEN.pow(30).multiply(BigInteger.valueOf(5));
    private static final int WAY_DIGITS = 4;
    private static final int LEAST_WAY = 3000;
    private static final int WAYS = 7000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private final String dataset;
    private final Optional<Watermark> watermark;
    private final Optional<ColumnSpec> column;
    private final SpecType type;
    private final String way;

    private PullNumbers(IngestTable table, Optional<Watermark> watermark) {
        this.dataset = table.dataset();
        this.watermark = watermark;
        this.column = watermark.map(by -> table.schema().column(by.column()).orElseThrow());
        this.type = column.map(ColumnSpec::type).orElse(SpecType.Simple.TIMESTAMPTZ);
        CRC32 hash = new CRC32();
        hash.update(watermark
                .map(by -> "watermark " + by.column())
                .orElse("snapshot")
                .getBytes(StandardCharsets.UTF_8));
        this.way = Long.toString(LEAST_WAY + hash.getValue() % WAYS);
    }

    /** The numbers for a dataset. */
    static PullNumbers of(IngestTable table, Optional<Watermark> watermark) {
        return new PullNumbers(table, watermark);
    }

    /** The number that is below all others. */
    String least() {
        return way + "0".repeat(StagingColumns.CHANGE_SEQ_DIGITS - WAY_DIGITS);
    }

    private String number(BigInteger value) {
        return way + OFFSET.add(value.multiply(CHANGES));
    }

    /**
     * The number of a snapshot: later than all before, even if the clock is not.
     *
     * @param last the last number before
     */
    String ofSnapshot(Instant time, Optional<String> last) {
        BigInteger least = last.map(number -> value(number).add(BigInteger.ONE)).orElse(BigInteger.ZERO);
        return number(least.max(BigInteger.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, time))));
    }

    /** The numbers of rows by their watermarks. */
    Column ofRows() {
        Column value = Names.column(watermark.orElseThrow().column());
        Column whole = value;
        if (type == SpecType.Simple.DATE) {
            whole = unix_date(value);
        } else if (!(type instanceof SpecType.IntegerType)) {
            whole = unix_micros(value.cast("timestamp"));
        }
        Column number = whole.cast("decimal(20,0)")
                .multiply(lit(CHANGES.toString()).cast("decimal(10,0)"))
                .cast("decimal(38,0)")
                .plus(lit(OFFSET.toString()).cast("decimal(38,0)"));
        return coalesce(concat(lit(way), number.cast("string")), lit(least()));
    }

    /** The number behind another. */
    Column next(Column number) {
        Column digits = number.substr(WAY_DIGITS + 1, StagingColumns.CHANGE_SEQ_DIGITS - WAY_DIGITS);
        return concat(
                lit(way),
                digits.cast("decimal(38,0)").plus(lit(1)).cast("decimal(38,0)").cast("string"));
    }

    /** The time of rows as DMS writes it, by their watermarks if these are times. */
    Column timeOfRows(Instant now) {
        Column value = Names.column(watermark.orElseThrow().column());
        Column given = type instanceof SpecType.IntegerType || type == SpecType.Simple.DATE
                ? lit(null).cast("string")
                : date_format(value.cast("timestamp"), "yyyy-MM-dd HH:mm:ss.SSSSSS");
        return coalesce(given, lit(text(now)));
    }

    /** A time as DMS writes it. */
    static String text(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    /**
     * Refuses numbers of another way.
     *
     * @param last the last number of the load epoch
     * @throws JobException if changes were found in another way until now
     */
    void check(Optional<String> last) {
        if (last.filter(number -> !number.startsWith(way)).isPresent()) {
            throw new JobException("Dataset " + dataset
                    + " was read in another way until now, so it can't be told what is new; raise the hint loadEpoch of its datastore,"
                    + " and all is read once more");
        }
    }

    private static BigInteger value(String number) {
        BigInteger[] parts =
                new BigInteger(number.substring(WAY_DIGITS)).subtract(OFFSET).divideAndRemainder(CHANGES);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /**
     * The least watermark of rows to read; empty for any.
     *
     * @param last the largest number of the rows that were read before
     * @param now when they are read
     */
    Optional<Object> bound(String last, Instant now) {
        return last.equals(least()) ? Optional.empty() : Optional.of(value(from(last, now)));
    }

    /** Which rows of the lake's table may be read again. */
    Column mayBeKnown(String last, Instant now) {
        Column value = Names.column(watermark.orElseThrow().column());
        return bound(last, now).map(least -> value.geq(lit(least))).orElseGet(value::isNotNull);
    }

    /** Where to read from. A watermark that lies in the future, such as the end of all days, does not hide what comes before it. */
    private long from(String last, Instant now) {
        long value = value(last).longValueExact();
        if (type instanceof SpecType.IntegerType) {
            return Math.max(value, Long.MIN_VALUE + INTEGER_OVERLAP) - INTEGER_OVERLAP;
        }
        Duration overlap = watermark.orElseThrow().overlap();
        if (type == SpecType.Simple.DATE) {
            return Math.min(value, LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay()) - 1 - overlap.toDays();
        }
        return Math.min(value, ChronoUnit.MICROS.between(Instant.EPOCH, now)) - overlap.toNanos() / 1000;
    }

    private Object value(long number) {
        if (type instanceof SpecType.IntegerType) {
            return number;
        }
        if (type == SpecType.Simple.DATE) {
            return LocalDate.ofEpochDay(number);
        }
        Instant time = Instant.EPOCH.plus(number, ChronoUnit.MICROS);
        return type == SpecType.Simple.TIMESTAMP
                ? LocalDateTime.ofInstant(time, ZoneOffset.UTC)
                : column.map(by -> WallClocks.notLater(time, by)).orElse(time);
    }
}
