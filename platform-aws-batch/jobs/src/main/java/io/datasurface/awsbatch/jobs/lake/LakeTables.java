package io.datasurface.awsbatch.jobs.lake;

import io.datasurface.awsbatch.jobs.run.AtOnce;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakePartition;
import io.datasurface.awsbatch.spec.LakeSpec;
import io.datasurface.awsbatch.spec.LakeTableSpec;
import io.datasurface.awsbatch.spec.TableChange;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Iceberg tables of a lake: makes and evolves them. Terraform owns the database, the jobs own the tables.
 *
 * <p>A table follows its dataset as far as nothing is lost: new columns are added, types widened. Columns that the dataset no longer
 * has stay, without values in new rows. Another key or partitioning, or a type that old values do not fit, is refused: that is another table, a
 * version of it, which is loaded anew while readers go on with the one before it.
 */
public final class LakeTables {
    private static final Logger LOG = LoggerFactory.getLogger(LakeTables.class);
    /** Each thread waits for one small request at a time. */
    private static final int THREADS = 16;
    /** What to do, in messages; {@link TableChange} says it before anything is applied. */
    private static final String NEW_VERSION = " needs another version of the table (parameter tables.versions)";

    private final Catalog catalog;
    private final LakeSpec lake;
    private final Map<String, Table> loaded;

    /** The tables of this lake, in the catalog that the session knows under the lake's name. */
    public LakeTables(SparkSession spark, LakeSpec lake) {
        this(Spark3Util.loadIcebergCatalog(spark, lake.catalog()), lake, Map.of());
    }

    private LakeTables(Catalog catalog, LakeSpec lake, Map<String, Table> loaded) {
        this.catalog = catalog;
        this.lake = lake;
        this.loaded = loaded;
    }

    /**
     * The same tables, of which several are asked for soon: to load one is a few requests that are waited for, so they are loaded several at a
     * time, as they are now. Those that are not there yet are made when they are asked for.
     */
    public LakeTables ahead(Collection<String> names) {
        Map<String, Table> found = new ConcurrentHashMap<>();
        AtOnce.each(
                "lake-tables",
                THREADS,
                names,
                name -> load(TableIdentifier.of(lake.database(), name)).ifPresent(table -> found.put(name, table)));
        return new LakeTables(catalog, lake, found);
    }

    /**
     * The table of a dataset's rows as they are now, with at least the columns of the dataset.
     *
     * @throws JobException if there is one that can't become what the dataset needs
     */
    public LakeTable live(IngestSpec spec, IngestTable dataset) {
        return openOrCreate(LakeTableSpec.live(spec, dataset));
    }

    /**
     * The table of the states that a dataset's rows were in; empty if none are kept.
     *
     * @throws JobException if there is one that can't become what the dataset needs
     */
    public Optional<LakeTable> history(IngestSpec spec, IngestTable dataset) {
        if (dataset.historyTable().isPresent() && dataset.schema().primaryKey().isEmpty()) {
            throw new JobException("Dataset " + dataset.dataset() + " asks for " + dataset.milestoning()
                    + " and has no key: which states are those of one row can't be told; name the columns of its key");
        }
        return LakeTableSpec.history(spec, dataset).map(this::openOrCreate);
    }

    private LakeTable openOrCreate(LakeTableSpec wanted) {
        Schema schema = LakeTypes.schema(wanted.columns());
        PartitionSpec partitions = partitions(wanted, schema);
        Map<String, String> properties = new TreeMap<>(wanted.properties());
        properties.put("format-version", Integer.toString(LakeTableSpec.FORMAT));
        Table table = openOrCreate(wanted.name(), schema, partitions, properties);
        follow(table, schema, partitions);
        return new LakeTable(table, sparkName(wanted.name()));
    }

    static PartitionSpec partitions(LakeTableSpec wanted, Schema schema) {
        PartitionSpec.Builder partitions = PartitionSpec.builderFor(schema);
        for (LakePartition partition : wanted.partitions()) {
            switch (partition.transform()) {
                case DAY -> partitions.day(partition.column(), partition.name());
                case IDENTITY -> partitions.identity(partition.column());
            }
        }
        return partitions.build();
    }

    /** A table that a job has made; empty if none has yet. */
    public Optional<LakeTable> find(String name) {
        return load(TableIdentifier.of(lake.database(), name)).map(table -> new LakeTable(table, sparkName(name)));
    }

    /** Removes a table with its files; it is gone for readers before the first file goes. Does nothing if there is none. */
    public void drop(String name) {
        catalog.dropTable(TableIdentifier.of(lake.database(), name), true);
    }

    /** Asks once: a catalog has to load a table, too, to say whether there is one. */
    private Optional<Table> load(TableIdentifier id) {
        Table ahead = loaded.get(id.name());
        if (ahead != null) {
            return Optional.of(ahead);
        }
        try {
            return Optional.of(catalog.loadTable(id));
        } catch (NoSuchTableException e) {
            return Optional.empty();
        }
    }

    /** Any table, as it is; it is made with this schema if it is not there. */
    Table openOrCreate(String name, Schema schema, PartitionSpec partitions, Map<String, String> properties) {
        TableIdentifier id = TableIdentifier.of(lake.database(), name);
        Optional<Table> found = load(id);
        if (found.isPresent()) {
            return found.get();
        }
        try {
            Table made = made(id, schema, partitions, properties);
            LOG.info("Made table {}", id);
            return made;
        } catch (AlreadyExistsException e) {
            LOG.info("Table {} was made by another run at the same time", id, e);
            return catalog.loadTable(id);
        }
    }

    private Table made(TableIdentifier id, Schema schema, PartitionSpec partitions, Map<String, String> properties) {
        Catalog.TableBuilder builder =
                catalog.buildTable(id, schema).withPartitionSpec(partitions).withProperties(properties);
        // One that finds tables by their folders has a place of its own for each.
        if (!(catalog instanceof HadoopCatalog)) {
            lake.tables().ifPresent(folder -> builder.withLocation(folder + "/" + id.name()));
        }
        return builder.create();
    }

    /** The name of the table of the past states of a dataset, from that of its rows as they are. */
    public static String history(String live) {
        return IngestTable.historyOf(live);
    }

    /** Any table of the jobs' own, which is made with this schema if it is not there. */
    public FewRows fewRows(String name, Schema schema) {
        return new FewRows(openOrCreate(
                name,
                schema,
                PartitionSpec.unpartitioned(),
                Map.of("format-version", Integer.toString(LakeTableSpec.FORMAT))));
    }

    /** How SQL names a table. */
    String sparkName(String table) {
        return "`" + lake.catalog() + "`.`" + lake.database() + "`.`" + table + "`";
    }

    private static void follow(Table table, Schema wanted, PartitionSpec partitions) {
        if (!table.schema().identifierFieldNames().equals(wanted.identifierFieldNames())) {
            throw new JobException("Table " + table.name() + " has the key "
                    + table.schema().identifierFieldNames() + " and the dataset now has "
                    + wanted.identifierFieldNames()
                    + "; a new key" + NEW_VERSION);
        }
        if (!columns(table.spec()).equals(columns(partitions))) {
            throw new JobException("Table " + table.name() + " is partitioned by " + columns(table.spec())
                    + " and the dataset now asks for " + columns(partitions)
                    + "; a new partitioning" + NEW_VERSION);
        }
        if (!table.schema().sameSchema(wanted)) {
            try {
                table.updateSchema().unionByNameWith(wanted).commit();
            } catch (IllegalArgumentException | ValidationException e) {
                throw new JobException(
                        "Table " + table.name() + " can't take the columns of its dataset: " + e.getMessage()
                                + "; the dataset" + NEW_VERSION,
                        e);
            }
        }
    }

    private static String columns(PartitionSpec spec) {
        return spec.fields().stream()
                .map(field -> spec.schema().findColumnName(field.sourceId()) + ":" + field.transform())
                .toList()
                .toString();
    }
}
