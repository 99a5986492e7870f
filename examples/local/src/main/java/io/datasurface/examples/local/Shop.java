package io.datasurface.examples.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;

/** What goes on in the shops: transactions over several tables, the same in each run. */
final class Shop {
    private static final int PARTS_ARE_RENUMBERED_BY = 10_000;

    private final Postgres source;
    private final Random random = new Random(20_251_121);
    private int next = 1_000_000;

    Shop(Postgres source) {
        this.source = source;
    }

    /** Does some transactions, one after the other. */
    void trade(int transactions) throws SQLException {
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < transactions; i++) {
                for (String sql : transaction(i)) {
                    statement.execute(sql);
                }
                connection.commit();
            }
        }
    }

    private List<String> transaction(int number) {
        next++;
        return switch (number % 8) {
            case 0 -> order();
            case 1 ->
                List.of("UPDATE sales_order SET status = 'SHIPPED', updated_at = now() WHERE order_id = "
                        + any("order_id", "sales_order"));
            case 2 ->
                List.of("UPDATE customers SET street = 'Neue Straße " + next + "', postal_code = '" + next % 100_000
                        + "', updated_at = now() WHERE customer_id = " + any("customer_id", "customers"));
            case 3 ->
                List.of("INSERT INTO customers VALUES (" + next + ", 'Zoë', 'Ångström', 'zoe" + next
                        + "@example.com', NULL, NULL, NULL, NULL, 'SE', true, now(), now())");
            case 4 -> cancelled();
            case 5 ->
                List.of(
                        "UPDATE auto_parts SET inventory_level = inventory_level + 100, updated_at = now() WHERE part_id % 50 = "
                                + random.nextInt(50));
            case 6 -> List.of("DELETE FROM customers WHERE customer_id = " + any("customer_id", "customers"));
            default -> renumbered();
        };
    }

    private List<String> order() {
        return List.of(
                "INSERT INTO sales_order VALUES (" + next + ", 'B-" + next + "', " + any("customer_id", "customers")
                        + ", '2025-01-0" + (1 + random.nextInt(6)) + "', 'OPEN', 100, 19, 119, NULL, now())",
                "INSERT INTO sales_order_parts SELECT " + next + ", " + next
                        + ", part_id, 2, unit_price, 2 * unit_price FROM auto_parts WHERE part_id = "
                        + any("part_id", "auto_parts"),
                "INSERT INTO sales_order_services VALUES (" + next + ", " + next + ", 1, 1, 49.50, 49.50)",
                "UPDATE auto_parts SET inventory_level = inventory_level - 2 WHERE part_id ="
                        + " (SELECT part_id FROM sales_order_parts WHERE line_id = " + next + ")",
                // Twice in one transaction: the last one counts.
                "UPDATE sales_order SET payment_method = 'CARD', status = 'PAID' WHERE order_id = " + next);
    }

    private List<String> cancelled() {
        String gone = "(SELECT min(order_id) FROM sales_order)";
        return List.of(
                "DELETE FROM sales_order_parts WHERE order_id = " + gone,
                "DELETE FROM sales_order_services WHERE order_id = " + gone,
                "DELETE FROM sales_order WHERE order_id = " + gone);
    }

    /** A part gets another number, which is its key. */
    private List<String> renumbered() {
        String part = "(SELECT min(part_id) FROM auto_parts)";
        return List.of(
                "UPDATE service_parts SET part_id = part_id + " + PARTS_ARE_RENUMBERED_BY + " WHERE part_id = " + part,
                "UPDATE auto_parts SET part_id = part_id + " + PARTS_ARE_RENUMBERED_BY + " WHERE part_id = " + part);
    }

    /** The key of a row of a table that is there, a random one. */
    private String any(String key, String table) {
        return "(SELECT " + key + " FROM " + table + " ORDER BY " + key + " OFFSET " + random.nextInt(1000)
                + " % (SELECT count(*) FROM " + table + ") LIMIT 1)";
    }
}
