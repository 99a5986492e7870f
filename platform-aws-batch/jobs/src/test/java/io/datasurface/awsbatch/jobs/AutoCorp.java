package io.datasurface.awsbatch.jobs;

import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loaded;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;

import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Tables like those of the AutoCorp example, and rows that say of each what it should be in the lake. */
public final class AutoCorp {
    public static final IngestTable PARTS = IngestTable.builder("auto_parts")
            .source("public", "auto_parts")
            .table("autocorp__auto_parts")
            .column(required("part_id", SpecType.integer(64)))
            .column(nullable("name", SpecType.string(100)))
            .column(nullable("price", SpecType.decimal(18, 2)))
            .column(nullable("stock", SpecType.integer(32)))
            .column(nullable("introduced", SpecType.Simple.DATE))
            .column(nullable("changed_at", SpecType.Simple.TIMESTAMPTZ))
            .primaryKey("part_id")
            .build();
    public static final IngestTable CUSTOMERS = IngestTable.builder("customers")
            .source("public", "customers")
            .table("autocorp__customers")
            .column(required("country", SpecType.string(2)))
            .column(required("number", SpecType.integer(32)))
            .column(nullable("Full Name", SpecType.string()))
            .primaryKey("country", "number")
            .build();
    public static final IngestTable ORDERS = IngestTable.builder("orders")
            .source("public", "orders")
            .table("autocorp__orders")
            .column(required("order_id", SpecType.integer(32)))
            .column(nullable("total", SpecType.decimal(10, 3)))
            .primaryKey("order_id")
            .build();

    public static final StructType PARTS_FILE = dms(new StructType()
            .add("part_id", "bigint")
            .add("name", "string")
            .add("price", "decimal(18,2)")
            .add("stock", "int")
            .add("introduced", "date")
            .add("changed_at", "timestamp"));
    public static final StructType CUSTOMERS_FILE =
            dms(new StructType().add("country", "string").add("number", "int").add("Full Name", "string"));

    /** Files of the orders of the example model. */
    public static final StructType SALES_ORDERS_FILE = dms(new StructType()
            .add("order_id", "bigint")
            .add("order_number", "string")
            .add("customer_id", "bigint")
            .add("order_date", "date")
            .add("status", "string")
            .add("subtotal", "decimal(12,2)")
            .add("tax", "decimal(12,2)")
            .add("total_amount", "decimal(12,2)")
            .add("payment_method", "string")
            .add("updated_at", "timestamp"));

    private AutoCorp() {}

    /** A store with parts in two files, customers in one, and no orders. */
    public static Store store(int parts) throws IOException {
        Store store = new Store().table(PARTS).table(CUSTOMERS).table(ORDERS);
        writeLoad(store, parts);
        return store.complete();
    }

    /** The same without orders, from the files of another one. */
    public static Store copy(Store other) throws IOException {
        Store store = new Store().table(PARTS).table(CUSTOMERS);
        store.copyLoad(other);
        return store.complete();
    }

    public static void writeLoad(Store store, int parts) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Row part : parts(parts)) {
            rows.add(loaded(part.get(0), part.get(1), part.get(2), part.get(3), part.get(4), part.get(5)));
        }
        store.load("auto_parts", "LOAD00000001.parquet", PARTS_FILE, rows.subList(0, parts / 2));
        store.load("auto_parts", "LOAD0000000A.parquet", PARTS_FILE, rows.subList(parts / 2, parts));
        List<Row> customers = new ArrayList<>();
        for (Row customer : customers()) {
            customers.add(loaded(customer.get(0), customer.get(1), customer.get(2)));
        }
        store.load("customers", "LOAD00000001.parquet", CUSTOMERS_FILE, customers);
    }

    /** What the lake shows of the parts. */
    public static List<Row> parts(int count) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean empty = i % 7 == 3;
            rows.add(RowFactory.create(
                    (long) i << 33,
                    empty ? null : "Zündkerze \"" + i + "\" 漢字 \uD83D\uDE97",
                    empty
                            ? null
                            : new BigDecimal(i)
                                    .movePointLeft(2)
                                    .subtract(BigDecimal.TEN)
                                    .setScale(2),
                    empty ? null : i - 5,
                    empty
                            ? null
                            : (i == 1
                                    ? LocalDate.of(1, 1, 1)
                                    : LocalDate.of(2000, 2, 29).plusDays(i)),
                    empty ? null : Instant.parse("1969-12-31T23:59:59.999999Z").plusSeconds(i)));
        }
        return rows;
    }

    /** What the lake shows of the customers. */
    public static List<Row> customers() {
        return List.of(
                RowFactory.create("DE", 1, "Jürgen Groß"),
                RowFactory.create("DE", 2, null),
                RowFactory.create("US", 1, ""));
    }

    /** What consumers see of the parts. */
    public static List<Row> partsIn(Store store) {
        return store.rows("autocorp__auto_parts", "part_id", "name", "price", "stock", "introduced", "changed_at");
    }

    /** What consumers see of the customers. */
    public static List<Row> customersIn(Store store) {
        return store.rows("autocorp__customers", "country", "number", "`Full Name`");
    }
}
