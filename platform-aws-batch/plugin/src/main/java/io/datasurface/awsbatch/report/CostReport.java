package io.datasurface.awsbatch.report;

import io.datasurface.awsbatch.chunk.ChunkContent;
import io.datasurface.awsbatch.crawl.RawCatalog;
import io.datasurface.awsbatch.dms.Capacity;
import io.datasurface.awsbatch.dms.Replication;
import io.datasurface.awsbatch.fargate.TaskSize;
import io.datasurface.awsbatch.foundation.Foundations;
import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Orchestration;
import io.datasurface.awsbatch.instance.Reconciliation;
import io.datasurface.awsbatch.instance.VpcService;
import io.datasurface.awsbatch.load.OffPeakLoads;
import io.datasurface.awsbatch.plan.Runs;
import io.datasurface.awsbatch.quota.WorkerDemand;
import io.datasurface.awsbatch.report.CostLine.Kind;
import io.datasurface.awsbatch.schedule.Cadence;
import io.datasurface.awsbatch.schedule.ExecutionClass;
import io.datasurface.awsbatch.watch.Watch;
import io.datasurface.awsbatch.work.Consumers;
import io.datasurface.awsbatch.work.ExportWork;
import io.datasurface.awsbatch.work.ReconcileWork;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.awsbatch.work.TableFormats;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.model.capture.CustomPullIngestion;
import io.datasurface.model.capture.FileContent;
import io.datasurface.model.code.ContainerImageCodeArtifact;
import io.datasurface.model.container.DataContainer;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.PlatformRenderRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What a plan costs in a month of 30 days, by datastore, workspace, chunk and cell. */
final class CostReport {
    static final long DAYS = 30;
    /** Rows that a job is assumed to work off in a second, beyond what each run takes. */
    static final long ROWS_PER_SECOND = 20_000;
    /** State transitions of an execution. */
    static final long TRANSITIONS = 14;

    /** What of each crawl is paid at least; source: Glue pricing. */
    static final long CRAWL_MINUTES = 10;
    /** Data processing units that a crawler is assumed to have; AWS does not say how many. */
    static final long CRAWL_DPUS = 2;

    private static final long HOUR_SECONDS = 3600;
    private static final long HOUR_MINUTES = 60;

    private final Instance instance;
    private final PlatformRenderRequest request;
    private final Prices prices;
    private final Volumes volumes;
    private final Runs runs;
    private final WorkerDemand demand;
    private final Orchestration orchestration;
    private final List<CostLine> lines = new ArrayList<>();

    private CostReport(Instance instance, PlatformRenderRequest request) {
        this.instance = instance;
        this.request = request;
        this.prices = new Prices(instance);
        this.volumes = new Volumes(instance);
        this.runs = Runs.of(instance, request.model());
        this.demand = WorkerDemand.of(instance);
        this.orchestration = Orchestration.of(instance);
    }

    static CostReport of(Instance instance, PlatformRenderRequest request, Foundations foundations) {
        CostReport report = new CostReport(instance, request);
        instance.cells().all().forEach(cell -> report.foundation(cell, foundations.types(cell)));
        request.plan().chunks().forEach(report::chunk);
        return report;
    }

    List<CostLine> lines() {
        return lines;
    }

    /** Returns the sum of all lines. */
    long total() {
        return lines.stream().mapToLong(CostLine::millionths).sum();
    }

    /** Returns sums by what a function says of each line; lines of which it says nothing are left out. */
    SortedMap<String, Long> by(Function<CostLine, String> key) {
        SortedMap<String, Long> sums = new TreeMap<>();
        for (CostLine line : lines) {
            String name = key.apply(line);
            if (!name.isEmpty()) {
                sums.merge(name, line.millionths(), Long::sum);
            }
        }
        return sums;
    }

    private void foundation(CellAccount cell, Map<String, Long> types) {
        long cost = prices.cost(Price.KEY_MONTH, BigDecimal.valueOf(types.getOrDefault("aws_kms_key", 0L)))
                + prices.cost(
                        Price.ALARM_MONTH, BigDecimal.valueOf(types.getOrDefault("aws_cloudwatch_metric_alarm", 0L)));
        lines.add(CostLine.foundation(
                cell,
                cost
                        + crawls(types.getOrDefault("aws_glue_crawler", 0L))
                        + endpoints(cell, types.getOrDefault("aws_vpc_endpoint", 0L))));
    }

    private long endpoints(CellAccount cell, long all) {
        long free = Arrays.stream(VpcService.values())
                .filter(VpcService::isRoute)
                .filter(service -> !cell.sharedEndpoints().contains(service))
                .count();
        return prices.cost(
                Price.VPC_ENDPOINT_HOUR,
                BigDecimal.valueOf(Math.max(0, all - free) * cell.subnets().size() * DAYS * 24));
    }

    private long crawls(long crawlers) {
        long units = crawlers * new RawCatalog(instance).aDay() * DAYS * CRAWL_MINUTES * CRAWL_DPUS;
        return prices.cost(
                Price.GLUE_DPU_HOUR,
                BigDecimal.valueOf(units).divide(BigDecimal.valueOf(HOUR_MINUTES), 9, RoundingMode.HALF_UP));
    }

    private void chunk(Chunk chunk) {
        ChunkContent content = new ChunkContent(new ChunkRenderRequest(request.model(), request.plan(), chunk).nodes());
        List<String> captured = new ArrayList<>();
        content.stores().forEach((store, nodes) -> {
            StoreWork work = new StoreWork(instance, request.model(), store, nodes);
            store(chunk, work);
            if (work.capture().isPresent()) {
                Optional<Capacity> own = Replication.of(instance, work.entry()).capacity();
                own.ifPresentOrElse(
                        capacity -> add(chunk, Kind.STORE, store, serverless(capacity)), () -> captured.add(store));
            }
        });
        if (!captured.isEmpty()) {
            split(chunk, Kind.STORE, captured, replication());
        } else if (content.containers().values().stream().anyMatch(this::isLoaded)) {
            List<String> loaded = content.containers().values().stream()
                    .filter(this::isLoaded)
                    .flatMap(nodes -> workspaces(nodes).stream())
                    .distinct()
                    .sorted()
                    .toList();
            split(chunk, Kind.WORKSPACE, loaded, replication());
        }
        content.containers().forEach((container, nodes) -> container(chunk, container, nodes));
        content.triggers().forEach(node -> {
            long starts = runs.ofTrigger(node.workspace());
            add(
                    chunk,
                    Kind.WORKSPACE,
                    node.workspace(),
                    jobs(starts, 0, executionClass(List.of(node.requirements()), UnaryOperator.identity())));
        });
    }

    private long replication() {
        long standby = instance.parameters().flag("dms.multiAz") ? 2 : 1;
        return prices.replication(DAYS * 24)
                + prices.cost(
                        Price.DMS_GB_MONTH,
                        BigDecimal.valueOf(instance.parameters().integer("dms.allocatedStorage") * standby));
    }

    private long serverless(Capacity capacity) {
        return prices.cost(Price.DMS_DCU_HOUR, BigDecimal.valueOf(DAYS * 24 * capacity.paid()));
    }

    private void store(Chunk chunk, StoreWork work) {
        String store = work.store().name();
        int datasets = work.datasets().size();
        long changes = volumes.changes(store, datasets);
        boolean captured = work.capture().isPresent();
        boolean scheduled = !orchestration.followsEvents()
                || work.database().isPresent()
                || work.feed().isPresent()
                || work.drops().isPresent()
                || work.program().isPresent();
        long starts = scheduled ? runs.ofStore(store) + 1 : 1;
        long cost = jobs(starts, changes + read(work), executionClass(work.requirements(), UnaryOperator.identity()));
        cost += storage(volumes.rows(store, datasets)
                + volumes.rowsOfDataset(store, datasets) * TableFormats.copies(instance, work.entry()));
        if (captured) {
            long most = instance.parameters().integer("retention.stagingDays");
            cost += storage(changes * Math.min(most, rawDays(work).orElse(most)));
        }
        if (work.drops().isPresent()) {
            cost += transfer(dropped(work));
        }
        if (work.program().isPresent()) {
            cost += pulling(work.program().get(), runs.ofStore(store))
                    + storage(read(work) * rawDays(work).orElse(DAYS));
        }
        boolean secret = work.database().isPresent()
                || work.program().flatMap(CustomPullIngestion::credential).isPresent();
        if (secret) {
            cost += prices.cost(Price.SECRET_MONTH, BigDecimal.ONE);
        }
        if (work.database().isPresent() && ReconcileWork.canCompare(work.store())) {
            cost += comparison(volumes.rows(store, datasets), Reconciliation::sources);
        }
        add(chunk, Kind.STORE, store, cost);
    }

    /** Returns for how many days files are kept as they were captured, if they are removed then; the last day has begun. */
    private static Optional<Long> rawDays(StoreWork work) {
        return work.raw().map(raw -> raw.kept().plusDays(1).minusNanos(1).toDays());
    }

    /** Returns what so many runs a day of a program cost. */
    private long pulling(CustomPullIngestion capture, long starts) {
        TaskSize size = TaskSize.of((ContainerImageCodeArtifact) capture.code());
        BigDecimal hours = BigDecimal.valueOf(
                        starts * DAYS * instance.parameters().integer("pull.runSeconds"))
                .divide(BigDecimal.valueOf(HOUR_SECONDS), 9, RoundingMode.HALF_UP);
        BigDecimal shares = BigDecimal.valueOf(TaskSize.UNITS);
        return prices.cost(
                        Price.FARGATE_CPU_HOUR,
                        hours.multiply(BigDecimal.valueOf(size.cpuUnits())).divide(shares, 9, RoundingMode.HALF_UP))
                + prices.cost(
                        Price.FARGATE_GB_HOUR,
                        hours.multiply(BigDecimal.valueOf(size.memoryMiB())).divide(shares, 9, RoundingMode.HALF_UP));
    }

    /** Returns what it costs to compare so many rows, if such are compared. */
    private long comparison(long rows, Predicate<Reconciliation> isCompared) {
        return Reconciliation.of(instance)
                .filter(isCompared)
                .map(what -> jobs(what.aDay(), what.aDay() * rows, ExecutionClass.ofPatient(instance)))
                .orElse(0L);
    }

    /** Returns how many rows a day are dropped: a file of all of them, or those that change. */
    private long dropped(StoreWork work) {
        String store = work.store().name();
        int datasets = work.datasets().size();
        boolean whole = work.drops()
                .filter(drops -> drops.content() == FileContent.SNAPSHOT)
                .isPresent();
        return whole ? volumes.rows(store, datasets) : volumes.changes(store, datasets);
    }

    /** Returns what transfers of so many rows a day cost, with files of a month in the bucket, which stay. */
    private long transfer(long rows) {
        return prices.cost(Price.DATASYNC_GB, volumes.gigabytes(rows * DAYS)) + storage(rows * DAYS);
    }

    /** Returns how many rows a day are read without being changes: each snapshot reads them all. */
    private long read(StoreWork work) {
        String store = work.store().name();
        boolean whole =
                work.pull().filter(pull -> StoreWork.watermark(pull).isEmpty()).isPresent();
        if (work.drops().isPresent()) {
            return dropped(work);
        }
        if (work.program().isPresent()) {
            boolean all = work.program()
                    .filter(program -> program.content() == FileContent.SNAPSHOT)
                    .isPresent();
            int datasets = work.datasets().size();
            return all ? runs.ofStore(store) * volumes.rows(store, datasets) : volumes.changes(store, datasets);
        }
        return whole ? runs.ofStore(store) * volumes.rows(store, work.datasets().size()) : 0;
    }

    private void container(Chunk chunk, String container, List<ExportNode> nodes) {
        long changes = nodes.stream()
                .mapToLong(node -> volumes.ofDataset(node.store(), datasets(node.store())))
                .sum();
        DataContainer target = target(nodes);
        ExecutionClass execution = executionClass(
                nodes.stream().map(ExportNode::requirements).toList(), cadence -> ExportWork.pause(target, cadence));
        long rows = nodes.stream()
                .mapToLong(node -> volumes.rowsOfDataset(node.store(), datasets(node.store())))
                .sum();
        long starts = runs.ofContainer(container);
        long cost = isLoaded(nodes)
                ? jobs(starts, starts * rows, execution) + storage(rows)
                : jobs(starts, ExportWork.isViews(target) ? 0 : changes, execution);
        if (ReconcileWork.canCompare(instance, target)) {
            cost += comparison(rows, what -> true);
        }
        split(chunk, Kind.WORKSPACE, List.copyOf(workspaces(nodes)), cost);
    }

    private DataContainer target(List<ExportNode> nodes) {
        return Consumers.container(request.model(), nodes.get(0));
    }

    /** Each load reads all rows, and they are in files beside the tables. */
    private boolean isLoaded(List<ExportNode> nodes) {
        return new OffPeakLoads(instance).of(target(nodes)).isPresent();
    }

    private static SortedSet<String> workspaces(List<ExportNode> nodes) {
        SortedSet<String> workspaces = new TreeSet<>();
        nodes.forEach(node -> node.consumers().forEach(consumer -> workspaces.add(consumer.workspace())));
        return workspaces;
    }

    private int datasets(String store) {
        return request.model()
                .ecosystem()
                .datastore(store)
                .map(entry -> entry.datastore().datasets().size())
                .orElse(1);
    }

    private long storage(long rows) {
        return prices.cost(Price.S3_GB_MONTH, volumes.gigabytes(rows));
    }

    private ExecutionClass executionClass(List<NodeRequirements> requirements, UnaryOperator<Duration> cadence) {
        Duration pause =
                cadence.apply(Cadence.of(requirements, instance.parameters().duration("ingest.interval")));
        return ExecutionClass.of(instance, Watch.priority(requirements), pause);
    }

    /** Returns what so many runs a day cost, which work off so many rows a day together. */
    private long jobs(long starts, long rows, ExecutionClass execution) {
        long seconds = starts * instance.parameters().integer("glue.runSeconds") + rows / ROWS_PER_SECOND;
        BigDecimal hours = BigDecimal.valueOf(seconds * demand.dpus() * DAYS)
                .divide(BigDecimal.valueOf(HOUR_SECONDS), 9, RoundingMode.HALF_UP);
        Price price = execution == ExecutionClass.FLEX ? Price.GLUE_FLEX_DPU_HOUR : Price.GLUE_DPU_HOUR;
        return prices.cost(price, hours)
                + (orchestration.hasMachines() ? transitions(starts) : 0)
                + prices.cost(
                        Price.SCHEDULES_MILLION,
                        BigDecimal.valueOf(starts * DAYS).movePointLeft(6));
    }

    private long transitions(long starts) {
        return prices.cost(
                Price.TRANSITIONS_1000,
                BigDecimal.valueOf(starts * DAYS * TRANSITIONS).movePointLeft(3));
    }

    private void add(Chunk chunk, Kind kind, String subject, long millionths) {
        lines.add(new CostLine(instance.in(chunk.cell()).cell().label(), chunk.id(), kind, subject, millionths));
    }

    /** What several need together each pays a part of; the first pay what does not divide evenly. */
    private void split(Chunk chunk, Kind kind, List<String> subjects, long millionths) {
        for (int i = 0; i < subjects.size(); i++) {
            long part = millionths / subjects.size() + (i < millionths % subjects.size() ? 1 : 0);
            add(chunk, kind, subjects.get(i), part);
        }
    }
}
