package io.datasurface.awsbatch.lineage;

import io.datasurface.awsbatch.datasync.DropPlace;
import io.datasurface.awsbatch.feed.TakenFeed;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.ExportTarget;
import io.datasurface.awsbatch.spec.JdbcTarget;
import io.datasurface.awsbatch.spec.LakeAccess;
import io.datasurface.awsbatch.spec.LakeTarget;
import io.datasurface.awsbatch.spec.SnapshotTarget;
import io.datasurface.awsbatch.spec.TransformSpec;
import io.datasurface.awsbatch.terraform.JsonText;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.work.ExportWork;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.awsbatch.work.TransformWork;
import io.datasurface.model.Dataset;
import io.datasurface.model.capture.CustomPullIngestion;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.capture.SQLIngestion;
import io.datasurface.model.container.DB2Database;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.HostPortPair;
import io.datasurface.model.container.HostPortSQLDatabase;
import io.datasurface.model.container.MongoDatabase;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.container.OracleDatabase;
import io.datasurface.model.container.RedshiftDatabase;
import io.datasurface.model.container.SQLServerDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lineage of a chunk as events of OpenLineage (2-0-2, {@code JobEvent}): which job reads and writes which tables, by design and not by run.
 * An event needs a time and a render has none, so all have the same one; whoever sends them to a catalog puts the time of the render there.
 */
public final class LineageEvents {
    /** Name of the file in the root module. */
    public static final String FILE = "lineage.json";

    private static final String SCHEMA = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent";
    private static final String PRODUCER = "https://datasurface.io/aws-batch/" + Instance.VERSION;
    private static final String NO_TIME = "1970-01-01T00:00:00Z";

    private final Instance instance;
    private final List<TfMap> events = new ArrayList<>();

    /**
     * Begins the lineage of a chunk.
     *
     * @param instance the platform instance
     */
    public LineageEvents(Instance instance) {
        this.instance = instance;
    }

    /**
     * Adds the ingestion of a datastore from its source. What a transformer writes is part of the transformer's lineage.
     *
     * @param work the ingestion
     */
    public void ingestion(StoreWork work) {
        work.drops().ifPresent(drops -> files(work, drops));
        work.program().ifPresent(program -> pulled(work, program));
        Optional<SQLIngestion> capture = work.database();
        Optional<TakenFeed> feed = work.feed();
        if (capture.isEmpty() && feed.isEmpty()) {
            return;
        }
        String store = work.store().name();
        List<TfMap> inputs = new ArrayList<>();
        List<TfMap> outputs = new ArrayList<>();
        work.datasets().forEach(dataset -> {
            inputs.add(feed.map(from -> theirs(from, dataset.name()))
                    .orElseGet(() -> source(
                            capture.orElseThrow().dataContainer().orElseThrow(),
                            work.sourceSchema(),
                            capture.orElseThrow().table(dataset.name()))));
            outputs.add(lake(store, dataset.name()));
        });
        add("ingest." + store, inputs, outputs);
    }

    /** What a program reads only the program knows: each dataset stands for it. */
    private void pulled(StoreWork work, CustomPullIngestion capture) {
        String store = work.store().name();
        String namespace =
                "container/" + capture.dataContainer().map(DataContainer::name).orElse("");
        List<TfMap> inputs = new ArrayList<>();
        List<TfMap> outputs = new ArrayList<>();
        for (Dataset dataset : work.datasets()) {
            inputs.add(dataset(namespace, dataset.name()));
            outputs.add(lake(store, dataset.name()));
        }
        add("ingest." + store, inputs, outputs);
    }

    private void files(StoreWork work, FileDropIngestion capture) {
        DropPlace place = DropPlace.of(instance, capture);
        String namespace = switch (place.kind()) {
            case NFS, SMB -> "file://" + place.host();
            case S3 -> "s3://" + place.bucket();
            case GIVEN ->
                "container/" + capture.dataContainer().map(DataContainer::name).orElse("");
        };
        String store = work.store().name();
        List<TfMap> inputs = new ArrayList<>();
        List<TfMap> outputs = new ArrayList<>();
        for (Dataset dataset : work.datasets()) {
            String file = place.folder() + capture.files(dataset.name());
            inputs.add(dataset(namespace, place.host().isEmpty() ? file.substring(1) : file));
            outputs.add(lake(store, dataset.name()));
        }
        add("ingest." + store, inputs, outputs);
    }

    /**
     * Adds the exports into a container.
     *
     * @param work the exports
     */
    public void export(ExportWork work) {
        ExportSpec spec = work.spec();
        List<TfMap> inputs = new ArrayList<>();
        List<TfMap> outputs = new ArrayList<>();
        for (ExportTable table : spec.tables()) {
            inputs.add(lake(table.dataset().store(), table.dataset().dataset()));
        }
        spec.target().accept(new ExportTarget.Visitor<Boolean>() {
            @Override
            public Boolean jdbc(JdbcTarget target) {
                return tables(target.schema());
            }

            /** The files are only a way to the database. */
            @Override
            public Boolean snapshot(SnapshotTarget target) {
                return tables(target.schema());
            }

            private boolean tables(String schema) {
                return spec.tables().stream()
                        .map(table -> source(work.container(), schema, table.targetTable()))
                        .allMatch(outputs::add);
            }

            @Override
            public Boolean lake(LakeTarget target) {
                return spec.views().stream()
                        .map(view -> glue(target.database(), view.view()))
                        .allMatch(outputs::add);
            }
        });
        add("export." + spec.container() + "." + spec.chunk(), inputs, outputs);
    }

    /**
     * Adds a transformer, with the ingestion of what it writes.
     *
     * @param work the transformer
     */
    public void transformer(TransformWork work) {
        TransformSpec spec = work.spec();
        List<TfMap> inputs = new ArrayList<>();
        List<TfMap> outputs = new ArrayList<>();
        spec.inputs()
                .forEach(input ->
                        inputs.add(lake(input.dataset().store(), input.dataset().dataset())));
        spec.output().datasets().forEach(output -> outputs.add(lake(work.outputStore(), output.dataset())));
        add("transform." + spec.workspace(), inputs, outputs);
    }

    /** Returns the file: an array of events. */
    public String text() {
        return JsonText.of(Tf.list(events));
    }

    private void add(String job, List<TfMap> inputs, List<TfMap> outputs) {
        events.add(Tf.map()
                .put("eventTime", NO_TIME)
                .put("producer", PRODUCER)
                .put("schemaURL", SCHEMA)
                .put(
                        "job",
                        Tf.map()
                                .put("namespace", "datasurface/" + instance.name())
                                .put("name", job))
                .put("inputs", Tf.list(inputs))
                .put("outputs", Tf.list(outputs)));
    }

    private TfMap lake(String store, String dataset) {
        return glue(instance.database(), instance.lake().table(store, dataset));
    }

    private TfMap glue(String database, String table) {
        return glue(instance.region(), instance.account(), database, table);
    }

    private static TfMap theirs(TakenFeed feed, String dataset) {
        LakeAccess access = feed.lake().access().orElseThrow();
        return glue(access.region(), access.account(), feed.lake().database(), feed.table(dataset));
    }

    private static TfMap glue(String region, String account, String database, String table) {
        return dataset("arn:aws:glue:" + region + ":" + account, "table/" + database + "/" + table);
    }

    private static TfMap source(DataContainer container, String schema, String table) {
        if (container instanceof MongoDatabase mongo && !mongo.hosts().isEmpty()) {
            HostPortPair first = mongo.hosts().get(0);
            return dataset("mongodb://" + first.hostName() + ":" + first.port(), mongo.databaseName() + "." + table);
        }
        if (!(container instanceof HostPortSQLDatabase database)) {
            return dataset("container/" + container.name(), schema + "." + table);
        }
        String place = scheme(container) + "://" + host(database) + ":"
                + database.hostPortPair().port();
        String name = container instanceof MySQLDatabase
                ? schema + "." + table
                : database.databaseName() + "." + schema + "." + table;
        return dataset(place, name);
    }

    /** A Redshift is known by its cluster or workgroup and its region. Source: OpenLineage, naming of datasets. */
    private static String host(HostPortSQLDatabase database) {
        String host = database.hostPortPair().hostName();
        return database instanceof RedshiftDatabase
                ? host.replaceFirst("^([^.]+)\\.[^.]+\\.([^.]+)\\.redshift(-serverless)?\\.amazonaws\\..*$", "$1.$2")
                : host;
    }

    private static String scheme(DataContainer container) {
        if (container instanceof MySQLDatabase) {
            return "mysql";
        }
        if (container instanceof SQLServerDatabase) {
            return "mssql";
        }
        if (container instanceof OracleDatabase) {
            return "oracle";
        }
        if (container instanceof RedshiftDatabase) {
            return "redshift";
        }
        return container instanceof DB2Database ? "db2" : "postgres";
    }

    private static TfMap dataset(String namespace, String name) {
        return Tf.map().put("namespace", namespace).put("name", name);
    }
}
