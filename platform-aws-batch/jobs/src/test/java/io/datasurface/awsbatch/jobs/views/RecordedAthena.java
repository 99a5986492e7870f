package io.datasurface.awsbatch.jobs.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.LakeTarget;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Keeps views as Athena would, and reads through them with Spark, which can be told to understand names as Athena writes them. */
final class RecordedAthena implements Queries {
    private static final Pattern MAKE =
            Pattern.compile("CREATE OR REPLACE VIEW \"views\"\\.\"(?<name>[^\"]+)\" AS (?<select>.*)", Pattern.DOTALL);
    private static final Pattern DROP = Pattern.compile("DROP VIEW IF EXISTS \"views\"\\.\"(?<name>[^\"]+)\"");

    private final Map<String, String> views = Collections.synchronizedMap(new TreeMap<>());
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private Optional<String> broken = Optional.empty();

    /** From now on, statements about a view fail. */
    void refuse(String view) {
        broken = Optional.of(view);
    }

    /** From now on nothing fails. */
    void mend() {
        broken = Optional.empty();
    }

    @Override
    public Session open(LakeTarget target) {
        return this::run;
    }

    private void run(String sql) {
        Matcher make = MAKE.matcher(sql);
        Matcher drop = DROP.matcher(sql);
        boolean makes = make.matches();
        assertThat(makes || drop.matches()).as(sql).isTrue();
        String view = (makes ? make : drop).group("name");
        if (broken.filter(view::equals).isPresent()) {
            throw new JobException("Athena says no");
        }
        asked.add((makes ? "make " : "drop ") + view);
        if (makes) {
            views.put(view, make.group("select"));
        } else {
            views.remove(view);
        }
    }

    /** What was asked since the last time, sorted. */
    List<String> asked() {
        List<String> all = List.copyOf(new TreeSet<>(asked));
        assertThat(all).hasSameSizeAs(asked);
        asked.clear();
        return all;
    }

    /** The names of the views. */
    List<String> views() {
        return List.copyOf(views.keySet());
    }

    /** What consumers read. */
    List<Row> rows(SparkSession spark, String view) {
        String before = spark.catalog().currentCatalog();
        spark.conf().set("spark.sql.ansi.enabled", "true");
        spark.conf().set("spark.sql.ansi.doubleQuotedIdentifiers", "true");
        spark.catalog().setCurrentCatalog("lake");
        try {
            return spark.sql(views.get(view)).collectAsList();
        } finally {
            spark.catalog().setCurrentCatalog(before);
            spark.conf().unset("spark.sql.ansi.doubleQuotedIdentifiers");
            spark.conf().unset("spark.sql.ansi.enabled");
        }
    }
}
