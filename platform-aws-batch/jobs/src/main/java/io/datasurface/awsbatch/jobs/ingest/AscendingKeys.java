package io.datasurface.awsbatch.jobs.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * Keys in the order of their rows, seen as runs of keys that ascend. Where there are few runs, and none reaches into another one, each key is there
 * once. That takes one look at each key, and databases mostly give all rows of a table in the order of its key.
 */
final class AscendingKeys {
    /** Of all parts of the rows together. Rows in no order have about half as many runs as there are rows, which this ends soon. */
    private static final int MOST_RUNS = 100_000;

    /** Types of which values that differ for Spark are not equal in Java, and the other way around. */
    private static final Set<DataType> EXACT = Set.of(
            DataTypes.ByteType,
            DataTypes.ShortType,
            DataTypes.IntegerType,
            DataTypes.LongType,
            DataTypes.StringType,
            DataTypes.DateType,
            DataTypes.TimestampType);

    private AscendingKeys() {}

    /**
     * Whether each row is there once, as far as can be told by this: no, if it cannot.
     *
     * @param keys rows of keys, each part in the order in which it is read
     */
    static boolean areDistinct(Dataset<Row> keys) {
        boolean isExact = Stream.of(keys.schema().fields())
                .allMatch(field -> EXACT.contains(field.dataType()) || field.dataType() instanceof DecimalType);
        if (!isExact) {
            return false;
        }
        JavaRDD<Row> parts = keys.javaRDD();
        int most = MOST_RUNS / Math.max(1, parts.getNumPartitions());
        FlatMapFunction<Iterator<Row>, Runs> runs =
                rows -> List.of(Runs.of(rows, most)).iterator();
        return areApart(parts.mapPartitions(runs).collect());
    }

    /** Whether parts have few runs, and none of a run's keys is between the ends of another one. */
    static boolean areApart(List<Runs> parts) {
        List<Run> all = new ArrayList<>();
        for (Runs part : parts) {
            if (!part.isFew()) {
                return false;
            }
            all.addAll(part.runs());
        }
        all.sort(Comparator.comparing(Run::first, AscendingKeys::compare));
        for (int i = 1; i < all.size(); i++) {
            if (compare(all.get(i - 1).last(), all.get(i).first()) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** A run from its first key to its last one, which is behind it or the same. */
    record Run(Row first, Row last) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * The runs of a part of the rows.
     *
     * @param isFew whether these are all
     */
    record Runs(List<Run> runs, boolean isFew) implements Serializable {
        private static final long serialVersionUID = 1L;

        /**
         * Looks for them.
         *
         * @param most how many there may be
         */
        static Runs of(Iterator<Row> keys, int most) {
            List<Run> runs = new ArrayList<>();
            if (!keys.hasNext()) {
                return new Runs(runs, true);
            }
            Row first = keys.next();
            Row last = first;
            while (keys.hasNext()) {
                Row next = keys.next();
                if (compare(last, next) >= 0) {
                    runs.add(new Run(first, last));
                    first = next;
                    if (runs.size() >= most) {
                        return new Runs(List.of(), false);
                    }
                }
                last = next;
            }
            runs.add(new Run(first, last));
            return new Runs(runs, true);
        }
    }

    @SuppressWarnings("unchecked") // Values of one column have one type, of those whose values can be compared.
    private static int compare(Row one, Row other) {
        int order = 0;
        for (int i = 0; i < one.size() && order == 0; i++) {
            order = ((Comparable<Object>) one.get(i)).compareTo(other.get(i));
        }
        return order;
    }
}
