package org.example.sqlplatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was rendered runs on a real PostgreSQL. */
class WarehouseTest {
    private static final String CUSTOMERS = "SELECT * FROM reporting.live__crm__customers";
    private static final String VERSIONS = "SELECT id, name, vip, valid_to IS NULL FROM audit.versions__crm__customers";

    private Warehouse warehouse;

    @BeforeEach
    void fillTheSources() throws SQLException {
        warehouse = Warehouse.of(Shop.text());
        warehouse.crm(
                "INSERT INTO sales.customers VALUES (1, 'Ada', true), (2, 'Ben', NULL), (3, 'Cy', false)",
                "INSERT INTO sales.\"Bestellung$\" VALUES (10, 1, 1, 5.00, 'x'), (10, 2, 1, 2.50, NULL), (11, 1, 2, 1.25, 'y')");
        warehouse.stock(
                "INSERT INTO items VALUES ('nut', 5, '{\"a\": 1}'), ('bolt', 7, NULL)",
                "INSERT INTO shelves VALUES (1, 'nut'), (2, 'nut')");
    }

    @Test
    void rowsArrive() throws SQLException {
        warehouse.runAll();

        assertThat(warehouse.rows(CUSTOMERS)).containsExactly("1|Ada|t", "2|Ben|null", "3|Cy|f");
        assertThat(warehouse.rows("SELECT * FROM reporting.live__crm__orders"))
                .containsExactly("10|1|1|5.00|x", "10|2|1|2.50|null", "11|1|2|1.25|y");
        assertThat(warehouse.rows("SELECT * FROM reporting.live__stock__items"))
                .containsExactly("bolt|7|null", "nut|5|{\"a\": 1}");
        assertThat(warehouse.rows("SELECT * FROM reporting.live__stock__shelves"))
                .containsExactly("1|nut", "2|nut");
    }

    @Test
    void aTransformersOutputArrivesInTheSameRun() throws SQLException {
        warehouse.run(Artifacts.schedule(Warehouse.NIGHTLY));
        String revenue = "SELECT * FROM reporting.live__revenue__by_customer";
        assertThat(warehouse.rows(revenue)).containsExactly("1|7.50", "2|1.25");

        warehouse.crm("DELETE FROM sales.\"Bestellung$\" WHERE line = 2", "DELETE FROM sales.customers WHERE id = 2");
        warehouse.run(Artifacts.schedule(Warehouse.NIGHTLY));
        assertThat(warehouse.rows(revenue)).containsExactly("1|5.00");
    }

    @Test
    void insertsUpdatesAndDeletesFlowWithTheSecondRun() throws SQLException {
        warehouse.runAll();
        warehouse.crm(
                "INSERT INTO sales.customers VALUES (4, 'Di', true)",
                "UPDATE sales.customers SET name = NULL WHERE id = 2",
                "DELETE FROM sales.customers WHERE id = 3");
        warehouse.stock(
                "UPDATE items SET details = '{\"a\": 2}' WHERE item = 'nut'", "DELETE FROM shelves WHERE shelf = 1");
        warehouse.runAll();

        assertThat(warehouse.rows(CUSTOMERS)).containsExactly("1|Ada|t", "2|null|null", "4|Di|t");
        assertThat(warehouse.rows(VERSIONS))
                .containsExactly("1|Ada|t|t", "2|Ben|null|f", "2|null|null|t", "3|Cy|f|f", "4|Di|t|t");
        assertThat(warehouse.rows("SELECT item, details, valid_to IS NULL FROM audit.both__stock__items__history"))
                .containsExactly("bolt|null|t", "nut|{\"a\": 1}|f", "nut|{\"a\": 2}|t");
        assertThat(warehouse.rows("SELECT * FROM audit.both__stock__items"))
                .containsExactly("bolt|7|null", "nut|5|{\"a\": 2}");
        assertThat(warehouse.rows("SELECT * FROM reporting.live__stock__shelves"))
                .containsExactly("2|nut");
    }

    /** The system columns tell rows that were written anew with the same values. */
    @Test
    void aSecondRunAndASecondDeploymentWriteNothing() throws SQLException {
        warehouse.runAll();
        List<String> tables = List.of(
                "crm.customers",
                "crm.orders",
                "\"crm@history\".customers",
                "stock.items",
                "\"stock@history\".items",
                "revenue.by_customer");
        List<SortedSet<String>> before = versions(tables);

        warehouse.runAll();
        warehouse.deploy();
        warehouse.runAll();

        assertThat(versions(tables)).isEqualTo(before);
        assertThat(warehouse.rows(CUSTOMERS)).hasSize(3);
    }

    private List<SortedSet<String>> versions(List<String> tables) throws SQLException {
        List<SortedSet<String>> versions = new java.util.ArrayList<>();
        for (String table : tables) {
            SortedSet<String> rows = warehouse.rows("SELECT ctid, xmin, t.* FROM " + table + " t");
            assertThat(rows).as(table).isNotEmpty();
            versions.add(rows);
        }
        return versions;
    }

    @Test
    void aStoreThatIsCapturedAsAWholeIsNeverHalfNew() throws SQLException {
        warehouse.runAll();
        warehouse.crm(
                "INSERT INTO sales.customers VALUES (4, 'Di', true)",
                "INSERT INTO sales.\"Bestellung$\" VALUES (11, 1, 2, 1.25, 'the same key twice')");

        assertThatThrownBy(() -> warehouse.run(Artifacts.schedule(Warehouse.NIGHTLY)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("(11, 1) is duplicated");
        assertThat(warehouse.rows(CUSTOMERS)).hasSize(3);

        warehouse.crm("DELETE FROM sales.\"Bestellung$\" WHERE \"user\" = 'the same key twice'");
        warehouse.run(Artifacts.schedule(Warehouse.NIGHTLY));
        assertThat(warehouse.rows(CUSTOMERS)).hasSize(4);
    }

    @Test
    void entitledRolesReadAndNobodyElse() throws SQLException {
        warehouse.runAll();
        String reader = "SET ROLE " + Sql.name(Warehouse.READER) + "; ";
        Postgres.execute(warehouse.database(), reader + CUSTOMERS);
        assertDenied(reader + "SELECT * FROM crm.customers");
        assertDenied(reader + "SELECT * FROM audit.versions__crm__customers");

        // The model takes the right away again.
        warehouse.render(Shop.text().replaceAll("            entitlements:\\n.*\\n", ""));
        warehouse.deploy();
        assertDenied(reader + CUSTOMERS);
    }

    private void assertDenied(String statements) {
        assertThatThrownBy(() -> Postgres.execute(warehouse.database(), statements))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void aViewThatTheModelForgetsGoesAndItsTableStays() throws SQLException {
        warehouse.runAll();
        Postgres.execute(warehouse.database(), "CREATE VIEW public.not_ours AS SELECT 1 AS one");
        warehouse.render(Shop.text().replace("                  - {storeName: stock, datasetName: shelves}\n", ""));
        warehouse.deploy();

        assertThat(warehouse.rows("SELECT relname FROM pg_class WHERE relkind = 'v' AND relname LIKE 'live%'"))
                .containsExactly(
                        "live__crm__customers",
                        "live__crm__orders",
                        "live__revenue__by_customer",
                        "live__stock__items");
        assertThat(warehouse.rows("SELECT * FROM stock.shelves")).hasSize(2);
        assertThat(warehouse.rows("SELECT * FROM public.not_ours")).hasSize(1);
    }

    @Test
    void columnsComeAndWidenAndKeysChangeUnderData() throws SQLException {
        warehouse.runAll();
        warehouse.render(Shop.text()
                .replace("id: {type: Integer, nullable: false}", "id: {type: BigInt, nullable: false}")
                .replace("vip: Boolean", "vip: Boolean\n                    internal: VarChar(9)")
                .replace("primaryKeyColumns: [item]", "primaryKeyColumns: [item, pieces]")
                .replace("pieces: Integer", "pieces: {type: Integer, nullable: false}"));
        warehouse.crm("UPDATE sales.customers SET internal = 'secret' WHERE id = 1");
        warehouse.stock("INSERT INTO items VALUES ('nut', 6, NULL)");
        warehouse.deploy();
        warehouse.runAll();

        assertThat(warehouse.rows(CUSTOMERS)).containsExactly("1|Ada|t|secret", "2|Ben|null|null", "3|Cy|f|null");
        assertThat(
                        warehouse.rows(
                                "SELECT format_type(atttypid, -1) FROM pg_attribute WHERE attname = 'id' AND attrelid = 'audit.versions__crm__customers'::regclass"))
                .containsExactly("bigint");
        assertThat(warehouse.rows(VERSIONS)).hasSize(4);
        assertThat(warehouse.rows("SELECT item, pieces FROM reporting.live__stock__items"))
                .containsExactly("bolt|7", "nut|5", "nut|6");
        assertThat(warehouse.rows("SELECT item, pieces FROM audit.both__stock__items__history WHERE valid_to IS NULL"))
                .containsExactly("bolt|7", "nut|5", "nut|6");
    }
}
