package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.chunk.ChunkContent;
import io.datasurface.awsbatch.crawl.RawCatalog;
import io.datasurface.awsbatch.dms.SourceEngine;
import io.datasurface.awsbatch.feed.LakeFeeds;
import io.datasurface.awsbatch.foundation.GraphStores;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Reconciliation;
import io.datasurface.awsbatch.plan.BatchLimits;
import io.datasurface.awsbatch.schedule.CronSchedule;
import io.datasurface.awsbatch.work.Consumers;
import io.datasurface.awsbatch.work.DocumentSources;
import io.datasurface.awsbatch.work.ExportWork;
import io.datasurface.awsbatch.work.ReconcileWork;
import io.datasurface.awsbatch.work.SourceSchemas;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.awsbatch.work.TableSchemas;
import io.datasurface.awsbatch.work.TransformWork;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.model.container.SQLDatabase;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.schema.ArrayType;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.MapType;
import io.datasurface.model.schema.Schema;
import io.datasurface.model.schema.StructType;
import io.datasurface.model.schema.VectorType;
import io.datasurface.spi.PlatformModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports what the platform cannot render. What comes through is rendered. */
public final class BatchLinter {
    private static final int MOST_ATTEMPTS = 256;

    private final Instance instance;
    private final PlatformModel model;
    private final ProblemCollector problems;
    private final SecretRules secrets;
    private final PullRules pulls;
    private final FeedRules feeds;
    private final DropRules drops;
    private final ProgramRules programs;
    private final ReplicationRules replication;
    private final DocumentRules documents;
    private final QualityRules quality;
    private final OrchestrationRules orchestration;
    private final LoadRules loads;
    private final CopyRules copies;
    private final UnheededRules unheeded;
    private final EntitlementRules entitlements;
    private final FormatRules formats;
    private final CrawlRules crawls;
    private final MaskingRules masking;
    private final boolean comparesSources;
    private final List<Attempt> attempts = new ArrayList<>();

    /** A document that may refuse what it is made of. */
    private record Attempt(String code, ObjectPath path, Runnable making) {
        Optional<String> refusal() {
            try {
                making.run();
                return Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * Makes a linter.
     *
     * @param instance the platform instance
     * @param model the model and the graph
     * @param problems takes the problems
     */
    public BatchLinter(Instance instance, PlatformModel model, ProblemCollector problems) {
        this.instance = instance;
        this.model = model;
        this.problems = problems;
        this.secrets = new SecretRules(instance, problems);
        this.pulls = new PullRules(instance, problems);
        this.feeds = new FeedRules(instance, model, problems);
        this.drops = new DropRules(instance, secrets, problems);
        this.programs = new ProgramRules(instance, problems);
        this.replication = new ReplicationRules(instance, problems);
        this.documents = new DocumentRules(problems);
        this.quality = new QualityRules(instance, model, problems);
        this.orchestration = new OrchestrationRules(instance, problems);
        this.loads = new LoadRules(instance, problems);
        this.copies = new CopyRules(instance, problems);
        this.unheeded = new UnheededRules(instance, problems);
        this.entitlements = new EntitlementRules(instance, problems);
        this.formats = new FormatRules(instance, problems);
        this.crawls = new CrawlRules(instance, problems);
        this.masking = new MaskingRules(instance, problems);
        this.comparesSources =
                Reconciliation.of(instance).filter(Reconciliation::sources).isPresent();
    }

    /** Checks the instance and every node of the graph. */
    public void lint() {
        ObjectPath parameters = instance.context().platform().path().child("parameters");
        attempt("aws-quota", parameters, () -> BatchLimits.of(instance));
        new InstanceRules(instance, problems).lint(parameters);
        replication.parameters(parameters);
        feeds.takers(parameters);
        formats.parameters(parameters);
        crawls.parameters(parameters);
        attempt(
                "aws-cron",
                parameters.child("catalog"),
                () -> CronSchedule.fields(new RawCatalog(instance).schedule()));
        ChunkContent content = new ChunkContent(model.graph().nodes());
        content.stores().forEach(this::store);
        truncates(parameters);
        crawls.all(parameters);
        masking.all(parameters);
        content.containers().forEach(this::container);
        entitlements.sizes(model);
        loads.parameters(parameters);
        copies.parameters(parameters);
        content.transformers().forEach(node -> transformer(node.workspace()));
        finishAttempts();
    }

    private void store(String name, List<IntentionNode> nodes) {
        EcosystemIndex.DatastoreEntry entry = Consumers.datastore(model, name);
        Optional<String> readsFrom = nodes.stream()
                .flatMap(node -> LakeFeeds.readsFrom(node).stream())
                .findFirst();
        StoreWork work = new StoreWork(instance, model, name, nodes);
        if (readsFrom.isPresent() && !feeds.source(entry, readsFrom.get(), work)) {
            return;
        }
        unheeded.store(entry);
        formats.store(entry);
        boolean clean = orchestration.store(entry, work);
        clean &= masking.store(entry, work, readsFrom.isPresent());
        clean &= work.capture().map(capture -> capture(entry, capture)).orElse(true);
        clean &= work.pull().map(pull -> pulls.capture(entry, pull)).orElse(true);
        clean &= work.drops().map(drop -> drops.capture(entry, work, drop)).orElse(true);
        clean &= work.program().map(program -> programs.capture(entry, program)).orElse(true);
        for (Dataset dataset : work.datasets()) {
            ObjectPath path = entry.path().child("datasets", dataset.name());
            boolean holds = dataset(path, work.store(), dataset, work.capture());
            quality.dataset(path, dataset);
            clean &= formats.dataset(path, entry, dataset);
            clean &= holds
                    && work.pull()
                            .map(pull -> pulls.dataset(path, dataset, pull))
                            .orElse(true);
        }
        if (work.database().isPresent() && comparesSources && !ReconcileWork.canCompare(work.store())) {
            problems.info(
                    "aws-not-compared",
                    entry.path().child("capture"),
                    "%s compares sources with the lake (reconcile.sources), but the jobs can't read that of datastore %s",
                    instance.name(),
                    name);
        }
        if (clean) {
            crawls.store(entry, work);
            attempt("aws-ingestion", entry.path(), work::ingestSpec);
            attempt("aws-ingestion", entry.path(), work::maintainSpec);
        }
    }

    /** Who compares what is exported may take that for all; a truncated table is found by nothing else. */
    private void truncates(ObjectPath path) {
        List<StoreWork> captured = GraphStores.captured(instance, model);
        if (Reconciliation.of(instance).isPresent() && !comparesSources && !captured.isEmpty()) {
            problems.info(
                    "aws-truncate",
                    path.child("reconcile"),
                    "%s compares what it exports and not its sources: a table that is truncated at one of its %d captured datastores, such as %s, keeps its rows in the"
                            + " lake and at consumers, as the log of a database has no change of any row then, and nobody is told; set reconcile.sources: true",
                    instance.name(),
                    captured.size(),
                    captured.get(0).store().name());
        }
    }

    private boolean capture(EcosystemIndex.DatastoreEntry entry, CDCCaptureIngestion capture) {
        ObjectPath path = entry.path().child("capture");
        Optional<SourceEngine> engine = capture.dataContainer().flatMap(SourceEngine::of);
        boolean clean = engine.isPresent();
        if (engine.isEmpty()) {
            problems.error(
                    "aws-source",
                    path,
                    "DMS captures changes from PostgresDatabase, MySQLDatabase, SQLServerDatabase, OracleDatabase, DB2Database and MongoDatabase; "
                            + "datastore %s has none of them as dataContainer",
                    entry.datastore().name());
        } else if (!replication.encrypts(entry, engine.get())) {
            clean &= replication.unencrypted(entry, hasCertificate(capture));
        } else if (engine.get().needsCertificate() && !hasCertificate(capture)) {
            problems.warning(
                    "aws-unencrypted-source",
                    path,
                    "DMS encrypts the connection to this kind of database only with a certificate; import one into DMS and name its ARN "
                            + "in the parameter dms.certificates of %s, by the name of the container",
                    instance.name());
        }
        if (capture.credential().isEmpty()) {
            problems.error(
                    "aws-credential", path, "The capture names no credential; name the secret that DMS connects with");
            clean = false;
        }
        capture.credential().ifPresent(credential -> secrets.lintSource(path.child("credential"), entry, credential));
        if (capture.stepTrigger().isPresent() && capture.stepTrigger().get() instanceof CronTrigger cron) {
            attempt("aws-cron", path.child("stepTrigger"), () -> CronSchedule.fields(cron));
        }
        clean &= replication.capture(entry, capture);
        clean &= documents.capture(entry, capture);
        if (SourceSchemas.find(capture).isEmpty() && engine.isPresent()) {
            problems.error(
                    "aws-source-schema",
                    path,
                    "The capture names no schema of the database; set schemaName to the owner of the tables");
            clean = false;
        }
        if (SourceSchemas.find(capture).filter(BatchLinter::hasWildcard).isPresent()) {
            problems.error(
                    "aws-table-name",
                    path,
                    "DMS takes %%, [ and ] in the name of a schema as wildcards; rename the schema");
            clean = false;
        }
        return clean;
    }

    private boolean hasCertificate(CDCCaptureIngestion capture) {
        return capture.dataContainer()
                .map(container ->
                        instance.parameters().textMap("dms.certificates").containsKey(container.name()))
                .orElse(false);
    }

    private boolean dataset(ObjectPath path, Datastore store, Dataset dataset, Optional<CDCCaptureIngestion> capture) {
        if (dataset.originalSchema().isEmpty()) {
            return false; // The linter of the model says so.
        }
        Schema table = dataset.originalSchema().get();
        boolean hasDocuments = capture.isPresent() && DocumentSources.of(store).isPresent();
        boolean clean = !hasDocuments
                || documents.dataset(path, dataset, table, capture.orElseThrow().table(dataset.name()));
        ObjectPath schema = path.child("originalSchema");
        for (DDLColumn column : table.columns().values()) {
            if (!TableSchemas.canHold(column)) {
                problems.error(
                        "aws-column-type",
                        schema.child("columns", column.name()),
                        "An Iceberg table cannot hold the type %s without losing values; use another type",
                        column.type());
                clean = false;
            } else if (capture.isPresent() && !hasDocuments && isNested(column.type())) {
                problems.error(
                        "aws-column-type",
                        schema.child("columns", column.name()),
                        "DMS delivers a column of type %s as text; declare it as String or Variant",
                        column.type());
                clean = false;
            }
        }
        if (capture.isPresent() && !hasDocuments && table.primaryKeyColumns().isEmpty()) {
            problems.error(
                    "aws-no-key",
                    schema,
                    "Changes of a table without a primary key cannot be captured; name the columns that identify a row");
            clean = false;
        }
        if (capture.isPresent() && hasWildcard(capture.get().table(dataset.name()))) {
            problems.error(
                    "aws-table-name",
                    path,
                    "DMS takes %%, [ and ] in the name of a table as wildcards; rename the table");
            clean = false;
        }
        return clean;
    }

    static boolean isNested(DataType type) {
        return type instanceof ArrayType
                || type instanceof MapType
                || type instanceof StructType
                || type instanceof VectorType;
    }

    private static boolean hasWildcard(String name) {
        return name.contains("%") || name.contains("[") || name.contains("]");
    }

    private void container(String name, List<ExportNode> nodes) {
        nodes.stream()
                .flatMap(node -> node.consumers().stream())
                .forEach(consumer -> entitlements.workspace(Consumers.workspace(model, consumer.workspace())));
        boolean schemas = nodes.stream()
                .allMatch(node -> model.ecosystem()
                        .dataset(node.store(), node.dataset())
                        .flatMap(Dataset::originalSchema)
                        .map(schema -> schema.columns().values().stream().allMatch(TableSchemas::canHold))
                        .orElse(false));
        if (schemas) {
            ObjectPath path = Consumers.workspace(
                            model, nodes.get(0).consumers().get(0).workspace())
                    .path()
                    .child("dataContainer");
            ExportWork work = new ExportWork(instance, model, "lint", nodes);
            if (work.container() instanceof SQLDatabase database) {
                database.credential()
                        .ifPresent(credential -> secrets.lintTarget(path.child("credential"), database, credential));
            }
            copies.container(work.container());
            if (loads.container(path, work)) {
                attempt("aws-export", path, work::spec);
            }
        }
    }

    private void transformer(String workspace) {
        ObjectPath path = Consumers.workspace(model, workspace).path().child("dataTransformer");
        Optional<DataContainer> container =
                Consumers.workspace(model, workspace).workspace().dataContainer();
        if (container.isPresent() && !(container.get() instanceof DataPlatformManagedDataContainer)) {
            problems.error(
                    "aws-transformer-container",
                    path,
                    "Transformers run on the Iceberg tables, not in a database; give the workspace a DataPlatformManagedDataContainer");
        }
        orchestration.transformer(
                path,
                Consumers.workspace(model, workspace)
                        .workspace()
                        .dataTransformer()
                        .orElseThrow());
        attempt("aws-transformer", path, () -> new TransformWork(instance, model, workspace).spec());
    }

    /** Reports what a document refuses: the documents check themselves. That takes most of the time, so many are made at once. */
    private void attempt(String code, ObjectPath path, Runnable making) {
        attempts.add(new Attempt(code, path, making));
        if (attempts.size() == MOST_ATTEMPTS) {
            finishAttempts();
        }
    }

    private void finishAttempts() {
        List<Optional<String>> refusals =
                attempts.parallelStream().map(Attempt::refusal).toList();
        for (int i = 0; i < refusals.size(); i++) {
            Attempt attempt = attempts.get(i);
            refusals.get(i).ifPresent(why -> problems.error(attempt.code(), attempt.path(), "%s", why));
        }
        attempts.clear();
    }
}
