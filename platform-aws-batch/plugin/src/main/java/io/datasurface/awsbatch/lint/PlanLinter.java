package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.chunk.ChunkRenderer;
import io.datasurface.awsbatch.crawl.RawCatalog;
import io.datasurface.awsbatch.crawl.RawFolder;
import io.datasurface.awsbatch.foundation.Foundations;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.plan.BatchLimits;
import io.datasurface.awsbatch.quota.Quota;
import io.datasurface.awsbatch.quota.QuotaLimits;
import io.datasurface.awsbatch.report.QuotaReport;
import io.datasurface.awsbatch.report.QuotaUse;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.PlatformRenderRequest;
import java.util.Locale;

/** Reports why a plan cannot be rendered: quotas that it does not fit into, and cells that are gone. */
public final class PlanLinter {
    private final Instance instance;
    private final PlatformRenderRequest request;
    private final Foundations foundations;
    private final ProblemCollector problems;

    /**
     * Makes a linter.
     *
     * @param instance the platform instance
     * @param request the model, the instance's graph, and how it is cut into chunks
     * @param foundations those of the instance and the request
     * @param problems takes the problems
     */
    public PlanLinter(
            Instance instance, PlatformRenderRequest request, Foundations foundations, ProblemCollector problems) {
        this.instance = instance;
        this.request = request;
        this.foundations = foundations;
        this.problems = problems;
    }

    /** Checks the plan. */
    public void lint() {
        ObjectPath path = instance.context().platform().path().child("parameters");
        QuotaReport.of(instance, request, foundations).exceeded().forEach(use -> exceeded(path, use));
        overrides(path);
        foundations.accessSizes().forEach((folder, size) -> access(path, folder, size));
        new RawCatalog(instance)
                .away(request.model(), request.plan()).stream()
                        .map(RawFolder::store)
                        .distinct()
                        .forEach(store -> problems.info(
                                "aws-crawler-cell",
                                path.child("catalog"),
                                "Raw files of datastore %s are in a bucket of another cell, where no crawler is; bind it to the home cell"
                                        + " (cells.affinity) if there are to be tables of them",
                                store));
        for (Chunk chunk : request.retiring()) {
            if (!chunk.cell().isEmpty() && instance.cells().find(chunk.cell()).isEmpty()) {
                problems.error(
                        "aws-cell-gone",
                        path.child("cells"),
                        "Chunk %s is empty now and has to be applied once more in cell %s, which is gone from cells.accounts; keep the"
                                + " cell until that is acknowledged",
                        chunk.id(),
                        chunk.cell());
            }
        }
    }

    private void access(ObjectPath path, String folder, long size) {
        if (size > BatchLimits.RESOURCES_PER_ROOT) {
            problems.error(
                    "aws-access-roots",
                    path.child("access"),
                    "The root module %s, which lets people into workspaces, has %d resources, and %d is the most; raise access.roots, which moves"
                            + " some workspaces (access.handedOver)",
                    folder,
                    size,
                    BatchLimits.RESOURCES_PER_ROOT);
        }
    }

    /** Renders until each override has changed something: at once if they are of use, all if one is not, and then nothing is published. */
    private void overrides(ObjectPath path) {
        Instance fresh = new Instance(instance.context());
        if (fresh.overrides().unused().isEmpty()) {
            return;
        }
        Foundations.of(fresh, request);
        for (Chunk chunk : request.plan().chunks()) {
            if (fresh.overrides().unused().isEmpty()) {
                return;
            }
            ChunkRenderRequest one = new ChunkRenderRequest(request.model(), request.plan(), chunk);
            new ChunkRenderer(fresh, one, (file, content) -> {}).render();
        }
        fresh.overrides()
                .unused()
                .forEach(key -> problems.error(
                        "aws-override-unused",
                        path.child("overrides"),
                        "The override %s matches no resource of the whole render; look the address up in the rendered files, or remove it",
                        key));
    }

    private void exceeded(ObjectPath path, QuotaUse use) {
        long needed = use.needed(instance.parameters().integer("quotaReserve"));
        String unit = use.quota().isRate()
                ? " a second"
                : use.quota().unit().isEmpty() ? "" : " " + use.quota().unit();
        if (new QuotaLimits(instance).isBoundOfJob(use.cell(), use.quota())) {
            problems.error(
                    "aws-quota",
                    path.child("glue", "maxConcurrentRuns"),
                    "Cell %s needs %d runs of one job at a time, and %s allows %d; raise it to at least that, or add a cell to cells.accounts",
                    use.cell().label(),
                    use.used(),
                    QuotaLimits.RUNS_OF_JOB,
                    use.limit());
            return;
        }
        problems.error(
                "aws-quota",
                path,
                "Cell %s needs %d and has %d%s of %s: %s%s. %s, or add a cell to cells.accounts",
                use.cell().label(),
                use.used(),
                use.limit(),
                use.unit().isEmpty() ? "" : " " + use.unit(),
                use.quota().service(),
                use.quota().title(),
                use.quota().code().map(code -> " (" + code + ")").orElse(""),
                use.quota() == Quota.DMS_CALLS
                        ? "AWS raises it for nobody: let datastores be ingested less often (ingest.interval)"
                        : remedy(use, needed, unit) + " and then write it down as " + parameter(use, needed));
    }

    private String remedy(QuotaUse use, long needed, String unit) {
        if (use.quota() == Quota.SUBNET_ADDRESSES) {
            return String.format(Locale.ROOT, "Name subnets with at least %d free addresses", needed);
        }
        return String.format(
                Locale.ROOT,
                "Ask AWS for at least %d%s in account %s, region %s,",
                needed,
                unit,
                use.cell().account(),
                instance.region());
    }

    private String parameter(QuotaUse use, long needed) {
        return instance.cells().others().isEmpty()
                ? "quotas: {" + use.quota().id() + ": \"" + needed + "\"}"
                : "cells.quotas: {" + use.cell().key(use.quota().id()) + ": \"" + needed + "\"}";
    }
}
