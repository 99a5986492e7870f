package io.datasurface.awsbatch.jobs.quality;

import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.lake.LakeTypes;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.QualityAction;
import io.datasurface.awsbatch.spec.QualityCheck;
import io.datasurface.awsbatch.spec.QualityRule;
import io.datasurface.awsbatch.spec.SpecType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Every kind of check finds what plain Java finds, on random rows; all rules of a table are looked at together. */
class ChecksPropertyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final IngestTable TABLE = IngestTable.builder("t")
            .source("public", "t")
            .table("t")
            .column(nullable("number", SpecType.integer(64)))
            .column(nullable("amount", SpecType.decimal(38, 2)))
            .column(nullable("ratio", SpecType.Simple.DOUBLE))
            .column(nullable("the `text`", SpecType.string()))
            .column(nullable("day", SpecType.Simple.DATE))
            .column(nullable("at", SpecType.Simple.TIMESTAMPTZ))
            .build();
    private static final List<String> TEXTS = List.of("", "a", "ab", "a\n", "A1", "漢", "a'b", "ab ");
    private static final Map<String, Predicate<Row>> CONDITIONS = Map.of(
            "number > 0", row -> !row.isNullAt(0) && row.getLong(0) <= 0,
            "coalesce(length(`the ``text```), 9) < 2",
                    row -> row.isNullAt(3) || row.getString(3).length() >= 2,
            "amount >= 0 OR `the ``text``` = 'a'",
                    row -> !row.isNullAt(1)
                            && row.getDecimal(1).signum() < 0
                            && !row.isNullAt(3)
                            && !row.getString(3).equals("a"));

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void findsWhatPlainJavaFinds(
            @ForAll("tables") List<Row> rows,
            @ForAll("checks") List<QualityCheck> checks,
            @ForAll("texts") Set<String> referenced) {
        Store store = new Store();
        Dataset<Row> data = store.spark.createDataFrame(rows, LakeTypes.sparkSchema(TABLE.schema()));
        Dataset<Row> others = store.spark.createDataFrame(
                referenced.stream().map(RowFactory::create).toList(), StructType.fromDDL("code string"));
        List<QualityRule> rules = new ArrayList<>();
        checks.forEach(check -> rules.add(new QualityRule("t", "r" + rules.size(), check, QualityAction.WARN)));

        List<RuleResult> results = new TableJudge(TABLE, data, name -> Optional.of(others), NOW).judge(rules);

        Oracle oracle =
                new Oracle(TABLE.schema().columnNames(), rows, new LinkedHashSet<>(referenced), CONDITIONS, NOW);
        assertThat(results).hasSameSizeAs(checks);
        for (RuleResult result : results) {
            QualityCheck check = result.rule().check();
            Finding expected = check.accept(oracle);
            assertThat(result.problem()).as("%s", check).isEmpty();
            assertThat(result.rows()).isEqualTo(rows.size());
            assertThat(result.holds()).as("%s of %s", check, rows).isEqualTo(expected.holds());
            assertThat(result.failing()).as("%s of %s", check, rows).isEqualTo(expected.failing());
        }
    }

    /** Spark finds a null less than a bound that is beyond all longs. */
    @Example
    void nothingIsNotOutside() {
        QualityCheck least = new QualityCheck.Range("number", Optional.of(new BigDecimal("1e37")), Optional.empty());
        QualityCheck most = new QualityCheck.Range("number", Optional.empty(), Optional.of(new BigDecimal("-1e19")));
        findsWhatPlainJavaFinds(
                List.of(RowFactory.create(null, null, null, null, null, null, 1L, "", false, null)),
                List.of(least, most),
                Set.of());
    }

    @Provide
    Arbitrary<Set<String>> texts() {
        return Arbitraries.of(TEXTS).set().ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<Row>> tables() {
        Arbitrary<Long> numbers = Arbitraries.of(-3L, 0L, 1L, 2L, 3L, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1);
        Arbitrary<BigDecimal> amounts = Arbitraries.of(
                new BigDecimal("-0.01"),
                new BigDecimal("0.00"),
                new BigDecimal("1.50"),
                new BigDecimal("9".repeat(36) + ".99"));
        Arbitrary<Double> ratios =
                Arbitraries.of(0.1, 0.3, -1.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300);
        Arbitrary<LocalDate> days = Arbitraries.integers().between(-4, 0).map(LocalDate.of(2026, 11, 22)::plusDays);
        Arbitrary<Instant> times = Arbitraries.integers().between(-50, 0).map(hour -> NOW.plus(Duration.ofHours(hour)));
        return Combinators.combine(
                        numbers.injectNull(0.15),
                        amounts.injectNull(0.15),
                        ratios.injectNull(0.15),
                        Arbitraries.of(TEXTS).injectNull(0.15),
                        days.injectNull(0.3),
                        times.injectNull(0.3))
                .as((number, amount, ratio, text, day, at) ->
                        RowFactory.create(number, amount, ratio, text, day, at, 1L, "", false, null))
                .list()
                .ofMaxSize(14);
    }

    @Provide
    Arbitrary<List<QualityCheck>> checks() {
        String text = "the `text`";
        Arbitrary<String> columns = Arbitraries.of("number", "amount", "ratio", text, "day", "at");
        Arbitrary<Optional<BigDecimal>> bounds = Arbitraries.of(
                        "-1e400", "-3", "-0.005", "0", "0.1", "1.5", "2.000001", "9007199254740992", "1e37", "1e400")
                .map(BigDecimal::new)
                .optional(0.8);
        Arbitrary<QualityCheck.Range> ranges = Combinators.combine(
                        Arbitraries.of("number", "amount", "ratio"), bounds, bounds)
                .filter((column, least, most) -> (least.isPresent() || most.isPresent())
                        && (least.isEmpty() || most.isEmpty() || least.get().compareTo(most.get()) <= 0))
                .as(QualityCheck.Range::new);
        Arbitrary<Optional<Long>> counts = Arbitraries.longs().between(0, 14).optional(0.7);
        return Combinators.combine(
                        columns.map(QualityCheck.NotNull::new),
                        Combinators.combine(
                                        columns,
                                        Arbitraries.of("0", "0.5", "0.75", "1").map(BigDecimal::new))
                                .as(QualityCheck.Completeness::new),
                        columns.list()
                                .ofMinSize(1)
                                .ofMaxSize(2)
                                .uniqueElements()
                                .map(QualityCheck.Unique::new),
                        ranges.list().ofSize(4),
                        Arbitraries.of("a?b?", "(?x) a # b", "a$", "[a-z]*", "", "a|ab", "(?s)a.")
                                .map(pattern -> new QualityCheck.Matches(text, pattern))
                                .list()
                                .ofSize(3),
                        Combinators.combine(
                                        columns.filter(column -> !column.equals("ratio") && !column.equals("at")),
                                        Arbitraries.of("", "a", "1", "1.50", "2026-11-22", "ab ", "a'b")
                                                .list()
                                                .ofMinSize(1)
                                                .ofMaxSize(4))
                                .as(QualityCheck.AllowedValues::new),
                        Combinators.combine(counts, counts)
                                .filter((least, most) -> least.isPresent() != most.isPresent())
                                .as(QualityCheck.RowCount::new),
                        Combinators.combine(Arbitraries.of("day", "at"), Arbitraries.of(1, 24, 36, 60))
                                .as((column, hours) -> new QualityCheck.MaxAge(column, Duration.ofHours(hours))))
                .as((notNull, complete, unique, range, matches, allowed, count, age) -> {
                    Map<QualityCheck, Boolean> all = new LinkedHashMap<>();
                    List<QualityCheck> more = new ArrayList<>(List.of(notNull, complete, unique, allowed, count, age));
                    more.addAll(range);
                    more.addAll(matches);
                    more.add(new QualityCheck.Unique(List.of(text)));
                    more.add(new QualityCheck.Reference(text, "other", "code"));
                    CONDITIONS.keySet().stream()
                            .sorted()
                            .map(QualityCheck.Expression::new)
                            .forEach(more::add);
                    more.forEach(check -> all.put(check, true));
                    return List.copyOf(all.keySet());
                });
    }
}
