package io.datasurface.model.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.ModelEdits;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random tables and models. */
class CompatibilityPropertyTest {
    @Property(tries = 300)
    void aModelIsCompatibleWithItselfInAnyOrder(
            @ForAll long seed, @ForAll long other, @ForAll @IntRange(min = 1, max = 600) int size) {
        Ecosystem model = ModelEdits.random(seed, size);

        assertThat(problems(model, ModelEdits.random(seed, size))).isEmpty();
        assertThat(problems(model, model)).isEmpty();
        assertThat(problems(model, ModelEdits.shuffled(model, other)).stream()
                        // Names that are used twice, against the rules, are found by their first place.
                        .filter(problem -> hasUniqueNames(model)))
                .isEmpty();
    }

    private static List<Problem> problems(Ecosystem before, Ecosystem after) {
        return Compatibility.problems(EcosystemIndex.of(before), EcosystemIndex.of(after), SourceMap.NONE);
    }

    private static boolean hasUniqueNames(Ecosystem model) {
        List<String> names = new ArrayList<>();
        model.zones()
                .values()
                .forEach(zone -> zone.teams()
                        .values()
                        .forEach(team -> names.addAll(team.dataStores().keySet())));
        return names.stream().distinct().count() == names.size();
    }

    @Property(tries = 300)
    void tables(@ForAll long seed) {
        Random random = new Random(seed);
        List<DDLTable> versions = new ArrayList<>(List.of(table(random)));
        for (int i = 0; i < 12; i++) {
            versions.add(next(versions.get(random.nextInt(versions.size())), random));
        }
        for (DDLTable first : versions) {
            assertThat(problems(first, first)).isEmpty();
            for (DDLTable second : versions) {
                assertThat(problems(first, second).isEmpty())
                        .as("%s%n%s", first, second)
                        .isEqualTo(isCompatible(first, second));
                for (DDLTable third : versions) {
                    if (problems(first, second).isEmpty()
                            && problems(second, third).isEmpty()) {
                        assertThat(problems(first, third))
                                .as("%s%n%s%n%s", first, second, third)
                                .isEmpty();
                    }
                }
            }
        }
    }

    /** What breaks a table, without what is only good to know. */
    private static List<Problem> problems(DDLTable before, DDLTable after) {
        return Compatibility.problems(ObjectPath.ROOT, before, after).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    /** The same in one breath: old rows fit into the new table, and their keys and places stay. */
    private static boolean isCompatible(DDLTable before, DDLTable after) {
        return before.columns().values().stream().allMatch(column -> {
                    DDLColumn now = after.columns().get(column.name());
                    return now != null
                            && (now.nullable() || !column.nullable())
                            && TypeCompatibility.problems(column.type(), now.type()).stream()
                                    .allMatch(problem -> problem.rule() == ChangeRule.COLLATION_CHANGED
                                            && !before.primaryKeyColumns().contains(column.name()));
                })
                && after.columns().values().stream()
                        .allMatch(
                                column -> column.nullable() || before.columns().containsKey(column.name()))
                && before.primaryKeyColumns().equals(after.primaryKeyColumns())
                && before.ingestionPartitionColumns().equals(after.ingestionPartitionColumns());
    }

    private static DDLTable table(Random random) {
        return DDLTable.of(List.of("a"), List.of(column("a", random), column("b", random)));
    }

    private static DDLColumn column(String name, Random random) {
        RelatedTypes types = new RelatedTypes(random);
        DataType type = types.next(1);
        return random.nextBoolean() ? DDLColumn.of(name, type) : DDLColumn.required(name, type);
    }

    private static DDLTable next(DDLTable table, Random random) {
        List<DDLColumn> columns = new ArrayList<>(table.columns().values());
        List<String> key = table.primaryKeyColumns();
        List<String> partition = table.ingestionPartitionColumns();
        switch (random.nextInt(7)) {
            case 0 -> columns.remove(random.nextInt(columns.size()));
            case 1, 2 -> {
                String name = List.of("c", "d", "e").get(random.nextInt(3));
                columns.removeIf(column -> column.name().equals(name));
                columns.add(random.nextInt(columns.size() + 1), column(name, random));
            }
            case 3 -> key = List.of("b");
            case 4 -> partition = List.of("a");
            default -> {
                if (!columns.isEmpty()) {
                    int at = random.nextInt(columns.size());
                    DDLColumn old = columns.get(at);
                    columns.set(
                            at,
                            new DDLColumn(
                                    old.name(),
                                    type(old.type(), random),
                                    random.nextBoolean(),
                                    List.of(),
                                    old.documentation()));
                }
            }
        }
        if (columns.isEmpty()) {
            columns.add(column("a", random));
        }
        return new DDLTable(
                table.documentation(),
                key,
                partition,
                DDLTable.of(List.of(), columns).columns());
    }

    private static DataType type(DataType type, Random random) {
        return random.nextBoolean() ? type : new RelatedTypes(random).relative(type);
    }
}
