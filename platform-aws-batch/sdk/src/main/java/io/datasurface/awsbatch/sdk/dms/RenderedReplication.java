package io.datasurface.awsbatch.sdk.dms;

import io.datasurface.awsbatch.sdk.render.Render;
import io.datasurface.awsbatch.sdk.render.RenderedResource;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A replication that a render has.
 *
 * @param account where it is
 * @param id what AWS calls it
 * @param kind who runs it, and when
 * @param document the ingest document that reads what it writes; empty if it loads a container
 */
public record RenderedReplication(String account, String id, Kind kind, Optional<IngestSpec> document) {
    private static final String TASK = "aws_dms_replication_task";
    private static final String CONFIG = "aws_dms_replication_config";
    private static final String ENDPOINT = "aws_dms_s3_endpoint";
    private static final String ONCE = "full-load";

    /** Kinds of replication. */
    public enum Kind {
        /** A task that should run all the time. */
        TASK,
        /** A replication of DMS Serverless that should run all the time. */
        SERVERLESS,
        /** A task that loads a container off-peak: its state machine starts it, and it ends. */
        LOAD
    }

    /**
     * All replications of a render, in the order of their accounts and ids.
     *
     * @param documents all ingest documents of the render
     */
    public static List<RenderedReplication> of(Render render, Collection<IngestSpec> documents) {
        Map<String, IngestSpec> byPlace = new LinkedHashMap<>();
        for (IngestSpec document : documents) {
            if (document.source() instanceof DmsSource source) {
                byPlace.put(source.location(), document);
            }
        }
        List<RenderedReplication> found = new ArrayList<>();
        for (RenderedResource task : render.all(TASK)) {
            Kind kind = task.text("migration_type").equals(ONCE) ? Kind.LOAD : Kind.TASK;
            found.add(replication(task, task.text("replication_task_id"), kind, render, byPlace));
        }
        for (RenderedResource config : render.all(CONFIG)) {
            found.add(replication(
                    config, config.text("replication_config_identifier"), Kind.SERVERLESS, render, byPlace));
        }
        found.sort(Comparator.comparing(RenderedReplication::account).thenComparing(RenderedReplication::id));
        return List.copyOf(found);
    }

    private static RenderedReplication replication(
            RenderedResource resource, String id, Kind kind, Render render, Map<String, IngestSpec> byPlace) {
        Optional<IngestSpec> document = resource.reference("target_endpoint_arn", ENDPOINT).stream()
                .flatMap(label -> render.all(ENDPOINT).stream()
                        .filter(endpoint -> endpoint.module().equals(resource.module())
                                && endpoint.label().equals(label)))
                .flatMap(endpoint -> Optional.ofNullable(byPlace.get(place(endpoint))).stream())
                .findFirst();
        return new RenderedReplication(resource.module().account(), id, kind, document);
    }

    private static String place(RenderedResource endpoint) {
        return "s3://" + endpoint.text("bucket_name") + "/" + endpoint.text("bucket_folder");
    }
}
