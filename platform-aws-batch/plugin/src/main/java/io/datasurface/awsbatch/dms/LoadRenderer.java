package io.datasurface.awsbatch.dms;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.load.OffPeakLoads;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.SnapshotFormat;
import io.datasurface.awsbatch.spec.SnapshotTarget;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfLabel;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.terraform.TfModule;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfValue;
import io.datasurface.awsbatch.work.ExportWork;
import io.datasurface.model.container.HostPortSQLDatabase;
import io.datasurface.spi.PlatformException;
import java.util.Optional;

/**
 * The loads of a chunk: for each container two endpoints and a task on the chunk's replication instance, which the export state machine starts
 * when the files are written. Terraform never starts it, so its state is never in the way of an apply.
 */
public final class LoadRenderer {
    private static final String TOPIC = "loads";
    private static final String TASK = "load";
    private static final String SOURCE = "load_source";
    private static final String TARGET = "load_target";

    private final Instance instance;
    private final OffPeakLoads loads;
    private final TfModule.Builder module;
    private final TfValue key;
    private final TfResource shared;

    /**
     * Makes a renderer.
     *
     * @param instance the platform instance
     * @param module takes the resources
     * @param key ARN of the key of the instance's data
     * @param shared the replication instance of the chunk
     */
    public LoadRenderer(Instance instance, TfModule.Builder module, TfValue key, TfResource shared) {
        this.instance = instance;
        this.loads = new OffPeakLoads(instance);
        this.module = module;
        this.key = key;
        this.shared = shared;
    }

    /**
     * Returns whether a resource is of a load: it holds nothing, because each load begins anew.
     *
     * @param address its address in its module
     */
    public static boolean isOfLoad(String address) {
        return address.matches("aws_dms_[a-z0-9_]+\\.(" + TASK + "|" + SOURCE + "|" + TARGET + ")__.*");
    }

    /**
     * Adds the load of a container.
     *
     * @param work what is loaded
     * @return what the state machine has to know of it
     */
    public TfMap render(ExportWork work) {
        ExportSpec spec = work.spec();
        if (!(spec.target() instanceof SnapshotTarget snapshot)
                || !(work.container() instanceof HostPortSQLDatabase database)) {
            throw new PlatformException(
                    PlatformException.Code.INTERNAL, "A load that is none came through lint: " + spec.container());
        }
        String[] path = {spec.container(), spec.chunk()};
        TfResource source = module.add(TOPIC, source(spec, snapshot, database, path));
        TfResource target = module.add(TOPIC, target(database, path));
        String id = loads.task(path[0], path[1]);
        module.add(
                TOPIC,
                TfResource.of(
                                "aws_dms_replication_task",
                                label(TASK, path),
                                it -> it.set("replication_task_id", id)
                                        .set("migration_type", "full-load")
                                        .set("replication_instance_arn", shared.attr("replication_instance_arn"))
                                        .set("source_endpoint_arn", source.attr("endpoint_arn"))
                                        .set("target_endpoint_arn", target.attr("endpoint_arn"))
                                        .set("start_replication_task", false)
                                        .set("table_mappings", mappings(spec, snapshot))
                                        .set("replication_task_settings", LoadSettings.of()))
                        .comment("Off-peak load of container " + spec.container()));
        return Tf.map()
                .put("task", Tf.text(id))
                .put("tables", Tf.number(spec.tables().size()));
    }

    private static String label(String kind, String... path) {
        return TfLabel.of(kind, path[0], path[1]);
    }

    /** Tables have the names of those that they are loaded into, so nothing is renamed on the way. */
    private static TfValue mappings(ExportSpec spec, SnapshotTarget snapshot) {
        return TableMappings.selected(
                snapshot.schema(),
                spec.tables().stream().map(ExportTable::targetTable).toList());
    }

    private TfResource source(ExportSpec spec, SnapshotTarget snapshot, HostPortSQLDatabase database, String... path) {
        return TfResource.of(
                        "aws_dms_s3_endpoint",
                        label(SOURCE, path),
                        it -> it.set("endpoint_id", loads.endpoint(path[0], path[1], "source"))
                                .set("endpoint_type", "source")
                                .set("bucket_name", instance.icebergBucket())
                                .set("bucket_folder", loads.folder(database, path[0], path[1]))
                                .set("expected_bucket_owner", instance.account())
                                .set("service_access_role_arn", instance.arns().role(loads.role()))
                                .set("data_format", "csv")
                                .set("compression_type", "NONE")
                                .set("csv_delimiter", SnapshotFormat.DELIMITER)
                                .set("csv_row_delimiter", SnapshotFormat.ROW_DELIMITER)
                                .set("csv_null_value", SnapshotFormat.NULL)
                                .set("rfc_4180", true)
                                .set("ignore_header_rows", 1)
                                .set("external_table_definition", ExternalTables.of(snapshot, spec.tables())))
                .comment("Files of container " + spec.container());
    }

    private TfResource target(HostPortSQLDatabase database, String... path) {
        SourceEngine engine = SourceEngine.of(database).orElseThrow();
        Optional<String> certificate = Optional.ofNullable(
                instance.parameters().textMap("dms.certificates").get(database.name()));
        String secret =
                instance.secrets().ofContainer(database, database.credential().orElseThrow());
        return TfResource.of("aws_dms_endpoint", label(TARGET, path), it -> {
                    it.set("endpoint_id", loads.endpoint(path[0], path[1], "target"))
                            .set("endpoint_type", "target")
                            .set("engine_name", engine.engineName())
                            .set("kms_key_arn", key)
                            .set("ssl_mode", engine.sslMode(certificate.isPresent()))
                            .set("secrets_manager_arn", instance.arns().secret(secret))
                            .set(
                                    "secrets_manager_access_role_arn",
                                    instance.arns().role(instance.secretsRole()));
                    certificate.ifPresent(arn -> it.set("certificate_arn", arn));
                    if (engine == SourceEngine.POSTGRESQL) {
                        it.set("database_name", database.databaseName());
                    }
                })
                .comment("Container " + path[0]);
    }
}
