package io.datasurface.graph.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Dataset;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.change.Compatibility;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DataTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** How columns change, held against what the model says is compatible. */
class ColumnChangesTest {
    private static final List<DataType> TYPES = List.of(
            DataTypes.parse("SmallInt"),
            DataTypes.parse("BigInt"),
            DataTypes.parse("VarChar(10)"),
            DataTypes.parse("VarChar(20)"),
            DataTypes.parse("VarChar(20,de)"),
            DataTypes.parse("Date"),
            DataTypes.parse("Struct<a:SmallInt>"),
            DataTypes.parse("Struct<a:BigInt,b:Date>"),
            DataTypes.parse("Struct<b:Date,a:BigInt>"));

    /** The rules of compatibility that a reason breaks. */
    private static final Map<ChangeReason, Set<String>> BROKEN = Map.ofEntries(
            Map.entry(ChangeReason.COLUMN_ADDED, Set.of()),
            Map.entry(ChangeReason.COLUMN_ADDED_REQUIRED, Set.of("column-added-required")),
            Map.entry(ChangeReason.COLUMN_REMOVED, Set.of("column-removed")),
            Map.entry(ChangeReason.COLUMN_WIDENED, Set.of()),
            Map.entry(ChangeReason.COLUMN_NARROWED, Set.of("type-narrowed", "field-removed")),
            Map.entry(ChangeReason.COLUMN_TYPE_CHANGED, Set.of("type-changed")),
            Map.entry(ChangeReason.COLLATION_CHANGED, Set.of("collation-changed")),
            Map.entry(ChangeReason.KEY_COLLATION_CHANGED, Set.of("key-collation-changed")),
            Map.entry(ChangeReason.COLUMN_NULLABLE, Set.of("column-nullable")),
            Map.entry(ChangeReason.COLUMN_REQUIRED, Set.of("column-required")),
            Map.entry(ChangeReason.COLUMNS_REORDERED, Set.of("columns-reordered")));

    private static Dataset dataset(Random random) {
        List<DDLColumn> columns = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            if (random.nextInt(4) > 0) {
                columns.add(DDLColumn.builder(name, RandomEdit.pick(TYPES, random))
                        .nullable(random.nextBoolean())
                        .build());
            }
        }
        if (random.nextInt(4) == 0) {
            Collections.shuffle(columns, random);
        }
        return Dataset.of("t", DDLTable.of(List.of("a"), columns));
    }

    @Property(tries = 2000)
    void whatIsToldIsWhatCompatibilityFinds(@ForAll long seed) {
        Random random = new Random(seed);
        Dataset before = dataset(random);
        Dataset after = dataset(random);
        Set<String> broken = Compatibility.problems(ObjectPath.ROOT, before, after).stream()
                .map(problem -> problem.code())
                .collect(Collectors.toCollection(TreeSet::new));
        List<Change> changes = ColumnChanges.between(before, after);
        Set<String> told = new TreeSet<>();
        for (Change change : changes) {
            Set<String> rules = BROKEN.get(change.reason());
            assertThat(rules).as("%s", change).isNotNull();
            assertThat(rules.isEmpty() || broken.stream().anyMatch(rules::contains))
                    .as("%s is one of %s", change, broken)
                    .isTrue();
            told.addAll(rules);
        }
        assertThat(told).containsAll(broken);
    }

    @Property(tries = 1000)
    void nothingIsToldExactlyIfTheHashesAreTheSame(@ForAll long seed) {
        Random random = new Random(seed);
        Dataset before = dataset(random);
        Dataset after = random.nextInt(3) == 0 ? before : dataset(random);
        List<Change> changes = ColumnChanges.between(before, after);
        assertThat(changes.isEmpty()).isEqualTo(sum(before) == sum(after) && order(before) == order(after));
    }

    /** Without the old columns: what can be told is right, and otherwise it is said that nothing is known. */
    @Property(tries = 2000)
    void hashesTellNothingWrong(@ForAll long seed) {
        Random random = new Random(seed);
        Dataset after = dataset(random);
        Dataset before = random.nextBoolean() ? dataset(random) : withFewer(after, random);
        if (sum(before) == sum(after) && order(before) == order(after)) {
            return;
        }
        List<Change> known = ColumnChanges.between(before, after);
        List<Change> guessed = ColumnChanges.since(sum(before), order(before), after);
        if (!reasons(guessed).equals(EnumSet.of(ChangeReason.COLUMNS_CHANGED))) {
            assertThat(guessed).containsExactlyInAnyOrderElementsOf(known);
        }
    }

    @Test
    void hashesTellNewColumns() {
        DDLColumn a = DDLColumn.required("a", TYPES.get(0));
        DDLColumn b = DDLColumn.of("b", TYPES.get(1));
        DDLColumn c = DDLColumn.required("c", TYPES.get(2));
        Dataset one = Dataset.of("t", DDLTable.of(List.of(), List.of(a)));
        Dataset three = Dataset.of("t", DDLTable.of(List.of(), List.of(a, b, c)));
        assertThat(ColumnChanges.since(sum(one), order(one), three))
                .extracting(Change::toString)
                .containsExactly(
                        "column-added t.b: nothing -> BigInt", "column-added-required t.c: nothing -> VarChar(10)");
        Dataset inFront = Dataset.of("t", DDLTable.of(List.of(), List.of(b, a)));
        assertThat(ColumnChanges.since(sum(one), order(one), inFront))
                .extracting(Change::toString)
                .containsExactly("column-added t.b: nothing -> BigInt");
        Dataset optional = Dataset.of("t", DDLTable.of(List.of(), List.of(DDLColumn.of("a", TYPES.get(0)))));
        assertThat(ColumnChanges.since(sum(one), order(one), optional))
                .extracting(Change::toString)
                .containsExactly("column-nullable t.a");
        assertThat(ColumnChanges.since(sum(three), order(three), one))
                .extracting(Change::toString)
                .containsExactly("columns-changed t");
    }

    private static Dataset withFewer(Dataset dataset, Random random) {
        return Edit.columns(columns -> {
                    if (!columns.isEmpty()) {
                        columns.remove(random.nextInt(columns.size()));
                    }
                    return columns;
                })
                .apply(dataset);
    }

    private static Set<ChangeReason> reasons(List<Change> changes) {
        return changes.stream().map(Change::reason).collect(Collectors.toSet());
    }

    private static long sum(Dataset dataset) {
        long sum = 0;
        for (DDLColumn column : DatasetContent.columns(dataset)) {
            sum += DatasetContent.column(column, column.nullable());
        }
        return sum;
    }

    private static long order(Dataset dataset) {
        return DatasetContent.order(DatasetContent.columns(dataset));
    }
}
