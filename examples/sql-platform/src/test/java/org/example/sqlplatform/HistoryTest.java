package org.example.sqlplatform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever happens at the source, the history tells it as a simple list of versions does. */
class HistoryTest {
    private static final int BATCHES = 30;

    /** A version of a row: what it says, the batch that brought it, and the one that ended it; 0 if none has. */
    private record Version(int id, String row, int from, int to) {}

    private final Map<Integer, String> source = new TreeMap<>();
    private final List<Version> versions = new ArrayList<>();

    @Test
    void historyIsThatOfAList() throws SQLException {
        Warehouse warehouse = Warehouse.of(Shop.text());
        Random random = new Random(20261122);
        for (int batch = 1; batch <= BATCHES; batch++) {
            for (int change = random.nextInt(4); change > 0; change--) {
                change(warehouse, random);
            }
            warehouse.run(Artifacts.schedule(Warehouse.NIGHTLY));
            record(batch);

            assertThat(warehouse.rows("SELECT id, name FROM reporting.live__crm__customers"))
                    .as("batch " + batch)
                    .isEqualTo(live());
            assertThat(warehouse.rows("""
                            WITH v AS (SELECT * FROM audit.versions__crm__customers),
                              t AS (SELECT at, row_number() OVER (ORDER BY at) AS place
                                FROM (SELECT valid_from FROM v UNION SELECT valid_to FROM v WHERE valid_to IS NOT NULL) AS i (at))
                            SELECT id, name, f.place, coalesce(u.place, 0)
                              FROM v JOIN t f ON f.at = valid_from LEFT JOIN t u ON u.at = valid_to""")).as("batch " + batch).isEqualTo(history());
        }
        // The random changes have come to everything: rows that came back, and rows with three versions.
        assertThat(versions.stream().map(Version::id)).hasSizeGreaterThan(15);
        assertThat(versions)
                .anyMatch(gone -> gone.to() > 0
                        && versions.stream().anyMatch(back -> back.id() == gone.id() && back.from() > gone.to()));
    }

    private void change(Warehouse warehouse, Random random) throws SQLException {
        int id = random.nextInt(5);
        if (!source.containsKey(id)) {
            source.put(id, "null");
            warehouse.crm("INSERT INTO sales.customers (id) VALUES (" + id + ")");
        } else if (random.nextInt(3) == 0) {
            source.remove(id);
            warehouse.crm("DELETE FROM sales.customers WHERE id = " + id);
        } else {
            String name = random.nextBoolean() ? "null" : "n" + random.nextInt(3);
            source.put(id, name);
            warehouse.crm("UPDATE sales.customers SET name = " + (name.equals("null") ? name : "'" + name + "'")
                    + " WHERE id = " + id);
        }
    }

    private void record(int batch) {
        versions.replaceAll(version -> version.to() == 0 && !version.row().equals(source.get(version.id()))
                ? new Version(version.id(), version.row(), version.from(), batch)
                : version);
        source.forEach((id, row) -> {
            if (versions.stream().noneMatch(version -> version.id() == id && version.to() == 0)) {
                versions.add(new Version(id, row, batch, 0));
            }
        });
    }

    private SortedSet<String> live() {
        SortedSet<String> rows = new TreeSet<>();
        source.forEach((id, row) -> rows.add(id + "|" + row));
        return rows;
    }

    /** Batches without a change leave no trace, so times are counted among those that did. */
    private SortedSet<String> history() {
        SortedSet<Integer> times = new TreeSet<>();
        versions.forEach(version -> times.addAll(List.of(version.from(), version.to())));
        times.remove(0);
        List<Integer> places = new ArrayList<>(times);
        SortedSet<String> rows = new TreeSet<>();
        for (Version version : versions) {
            rows.add(version.id() + "|" + version.row() + "|" + (places.indexOf(version.from()) + 1) + "|"
                    + (version.to() == 0 ? 0 : places.indexOf(version.to()) + 1));
        }
        return rows;
    }
}
