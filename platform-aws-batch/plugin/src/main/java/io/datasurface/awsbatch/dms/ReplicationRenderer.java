package io.datasurface.awsbatch.dms;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.StagingColumns;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfAddress;
import io.datasurface.awsbatch.terraform.TfLabel;
import io.datasurface.awsbatch.terraform.TfList;
import io.datasurface.awsbatch.terraform.TfModule;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import io.datasurface.awsbatch.terraform.TfValue;
import io.datasurface.awsbatch.work.Masking;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.model.Dataset;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.MongoDatabase;
import io.datasurface.model.container.SQLDatabase;
import io.datasurface.spi.Parameters;
import io.datasurface.spi.PlatformException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * Replication of the datastores of one chunk: one instance for the tasks of the chunk, because the ARNs of instances are not known beforehand,
 * and per datastore two endpoints of its own with what replicates between them, so that a datastore that moves to another chunk takes all
 * that along unchanged.
 */
public final class ReplicationRenderer {
    private static final String TOPIC = "replication";
    private static final String SOURCE = "aws_dms_endpoint";
    private static final String TARGET = "aws_dms_s3_endpoint";

    private final Instance instance;
    private final TfModule.Builder module;
    private final TfString key;
    private final TfValue securityGroup;
    private final String chunk;

    /**
     * Makes a renderer.
     *
     * @param instance the platform instance
     * @param module takes the resources
     * @param chunk id of the chunk
     * @param key ARN of the key of the instance's data
     * @param securityGroup id of the security group
     */
    public ReplicationRenderer(
            Instance instance, TfModule.Builder module, String chunk, TfString key, TfValue securityGroup) {
        this.instance = instance;
        this.module = module;
        this.chunk = chunk;
        this.key = key;
        this.securityGroup = securityGroup;
    }

    /**
     * Adds the replication of datastores, and the instance if there is a task for it.
     *
     * @param stores datastores with a capture from a database
     * @param takenOver whether the replication of a datastore exists already, made by another chunk
     * @param waits whether the instance is needed without tasks of datastores: for loads, or until the last has moved to another chunk
     * @return the instance, if there is one
     */
    public Optional<TfResource> render(List<StoreWork> stores, Predicate<StoreWork> takenOver, boolean waits) {
        boolean needed = waits
                || stores.stream()
                        .anyMatch(store -> Replication.of(instance, store.entry())
                                .capacity()
                                .isEmpty());
        Optional<TfResource> shared = needed ? Optional.of(module.add(TOPIC, replicationInstance())) : Optional.empty();
        Replication.Place place = new Replication.Place(module, TOPIC, key, groups(), shared);
        for (StoreWork store : stores) {
            Replication replication = Replication.of(instance, store.entry());
            CDCCaptureIngestion capture = store.capture().orElseThrow();
            SourceEndpoint source = source(store, capture, replication);
            module.add(TOPIC, source.resource());
            TfResource target = module.add(TOPIC, target(store));
            SortedMap<TfAddress, String> made = replication.render(route(store, capture, source, target), place);
            if (takenOver.test(store)) {
                module.imported(source.resource().address(), SourceEndpoint.importId(instance, store.store()))
                        .imported(target.address(), targetId(store));
                made.forEach(module::imported);
            }
        }
        return shared;
    }

    /**
     * Returns the addresses of all that replicates a datastore, but for the instance that it may share with others.
     *
     * @param instance the platform instance
     * @param entry the datastore with its owners
     */
    public static List<TfAddress> addresses(Instance instance, EcosystemIndex.DatastoreEntry entry) {
        String store = entry.datastore().name();
        List<TfAddress> addresses = new ArrayList<>(List.of(
                SourceEndpoint.address(entry.datastore()), TfAddress.resource(TARGET, TfLabel.of("target", store))));
        addresses.addAll(Replication.of(instance, entry).addresses(store));
        return addresses;
    }

    private String targetId(StoreWork store) {
        return instance.named(AwsNameRule.DMS_ENDPOINT, Replication.path(store, "target"));
    }

    private TfResource replicationInstance() {
        Parameters parameters = instance.parameters();
        return TfResource.of(
                        "aws_dms_replication_instance",
                        "chunk",
                        it -> it.set("replication_instance_id", instance.named(AwsNameRule.DMS_INSTANCE, chunk))
                                .set("replication_instance_class", parameters.text("dms.instanceClass"))
                                .set("engine_version", parameters.text("dms.engineVersion"))
                                .set("allocated_storage", parameters.integer("dms.allocatedStorage"))
                                .set("multi_az", parameters.flag("dms.multiAz"))
                                .set("auto_minor_version_upgrade", true)
                                .set("allow_major_version_upgrade", false)
                                .set("apply_immediately", false)
                                .set("publicly_accessible", false)
                                .set("kms_key_arn", key)
                                .set("replication_subnet_group_id", instance.subnetGroup())
                                .set("vpc_security_group_ids", groups()))
                // Minor versions come by themselves; a pinned one would be taken back at each apply.
                .ignoreChanges("engine_version");
    }

    private TfList groups() {
        List<TfValue> groups = new ArrayList<>(List.of(securityGroup));
        instance.moreSecurityGroups().stream().distinct().map(Tf::text).forEach(groups::add);
        return Tf.list(groups);
    }

    private SourceEndpoint source(StoreWork store, CDCCaptureIngestion capture, Replication replication) {
        DataContainer database = database(capture);
        SourceEngine engine = SourceEngine.of(database).orElseThrow();
        String secret = instance.secrets()
                .ofStore(store.store().name(), capture.credential().orElseThrow());
        if (engine == SourceEngine.DOCUMENTDB && database instanceof MongoDatabase documents) {
            return SourceEndpoint.documentDb(instance, store, documents, secret, key);
        }
        Optional<String> certificate = Optional.ofNullable(
                instance.parameters().textMap("dms.certificates").get(database.name()));
        return SourceEndpoint.direct(TfResource.of(
                        SOURCE, SourceEndpoint.label(store.store().name()), it -> {
                            it.set(
                                            "endpoint_id",
                                            SourceEndpoint.id(
                                                    instance, store.store().name()))
                                    .set("endpoint_type", "source")
                                    .set("engine_name", engine.engineName())
                                    .set("kms_key_arn", key)
                                    .set("ssl_mode", engine.sslMode(certificate.isPresent()))
                                    .set("secrets_manager_arn", instance.arns().secret(secret))
                                    .set(
                                            "secrets_manager_access_role_arn",
                                            instance.arns().role(instance.secretsRole()))
                                    .set("pause_replication_tasks", replication.pausesForEndpoints());
                            certificate.ifPresent(arn -> it.set("certificate_arn", arn));
                            if (engine != SourceEngine.MYSQL) {
                                it.set("database_name", databaseName(database));
                            }
                            if (engine == SourceEngine.MONGODB) {
                                // Document mode, because columns of table mode are those of the documents that DMS has
                                // looked
                                // at first; with the key
                                // beside the document, because changes need it.
                                it.block(
                                        "mongodb_settings",
                                        settings -> settings.set("auth_type", "password")
                                                .set("auth_mechanism", "default")
                                                .set("auth_source", "admin")
                                                .set("nesting_level", "none")
                                                .set("extract_doc_id", "true"));
                            }
                            if (engine == SourceEngine.POSTGRESQL) {
                                it.block(
                                        "postgres_settings",
                                        settings -> settings.set("heartbeat_enable", true)
                                                .set("heartbeat_frequency", 5)
                                                .set("heartbeat_schema", store.sourceSchema())
                                                .set("fail_tasks_on_lob_truncation", true)
                                                .set("map_boolean_as_boolean", true)
                                                .set(
                                                        "plugin_name",
                                                        instance.parameters().text("dms.postgresPlugin")));
                            }
                        })
                .comment("Source of datastore " + store.store().name()));
    }

    private TfResource target(StoreWork store) {
        return TfResource.of(
                TARGET,
                TfLabel.of("target", store.store().name()),
                it -> it.set("endpoint_id", targetId(store))
                        .set("endpoint_type", "target")
                        .set("bucket_name", instance.stagingBucket())
                        .set(
                                "bucket_folder",
                                instance.folders().staging(store.store().name(), store.epoch()))
                        .set("expected_bucket_owner", instance.account())
                        .set(
                                "service_access_role_arn",
                                instance.arns().role(instance.parameters().text("stagingBucket.role")))
                        .set("data_format", "parquet")
                        .set("parquet_version", "parquet-2-0")
                        .set("parquet_timestamp_in_millisecond", false)
                        .set("compression_type", "GZIP")
                        .set("enable_statistics", true)
                        .set("include_op_for_full_load", true)
                        .set("timestamp_column_name", StagingColumns.COMMIT_TS)
                        .set("use_task_start_time_for_full_load_timestamp", true)
                        .set("cdc_inserts_only", false)
                        .set("cdc_inserts_and_updates", false)
                        .set("cdc_max_batch_interval", DmsSource.BATCH_INTERVAL.toSeconds())
                        .set("cdc_min_file_size", 32_000)
                        .set("max_file_size", 262_144)
                        .set("date_partition_enabled", false)
                        .set("preserve_transactions", false)
                        .set("glue_catalog_generation", false)
                        .set("encryption_mode", "SSE_KMS")
                        .set("server_side_encryption_kms_key_id", key));
    }

    private Replication.Route route(
            StoreWork store, CDCCaptureIngestion capture, SourceEndpoint source, TfResource target) {
        List<String> tables = store.datasets().stream()
                .map(dataset -> capture.table(dataset.name()))
                .toList();
        SourceEngine engine = SourceEngine.of(database(capture)).orElseThrow();
        Masking masking = new Masking(instance);
        List<TableMappings.Masked> masked = new ArrayList<>();
        for (Dataset dataset : store.datasets()) {
            masking.columns(dataset)
                    .forEach((column, mask) ->
                            masked.add(new TableMappings.Masked(capture.table(dataset.name()), column, mask)));
        }
        List<String> imaged = KeyImages.areWanted(instance, store.entry()) && KeyImages.areGivenBy(engine)
                ? store.datasets().stream()
                        .filter(ReplicationRenderer::hasKey)
                        .map(dataset -> capture.table(dataset.name()))
                        .toList()
                : List.of();
        return new Replication.Route(
                store,
                source,
                target,
                TableMappings.of(engine, store.sourceSchema(), tables, imaged, masked),
                TaskSettings.of(instance.parameters().integer("dms.lobMaxSize"), !masked.isEmpty()));
    }

    private static boolean hasKey(Dataset dataset) {
        return dataset.originalSchema()
                .filter(schema -> !schema.primaryKeyColumns().isEmpty())
                .isPresent();
    }

    private static DataContainer database(CDCCaptureIngestion capture) {
        return capture.dataContainer().orElseThrow(() -> noDatabase("none"));
    }

    private static String databaseName(DataContainer container) {
        if (container instanceof MongoDatabase mongo) {
            return mongo.databaseName();
        }
        if (container instanceof SQLDatabase database) {
            return database.databaseName();
        }
        throw noDatabase(container.name());
    }

    private static PlatformException noDatabase(String container) {
        return new PlatformException(
                PlatformException.Code.INTERNAL, "A capture without database came through lint: " + container);
    }
}
