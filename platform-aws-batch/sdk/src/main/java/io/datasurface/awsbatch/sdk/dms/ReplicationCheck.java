package io.datasurface.awsbatch.sdk.dms;

import io.datasurface.awsbatch.sdk.AwsAccess;
import io.datasurface.awsbatch.sdk.dms.ReplicationFinding.Kind;
import io.datasurface.awsbatch.sdk.internal.RateLimit;
import io.datasurface.awsbatch.spec.IngestTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Holds the replications of an account against those of a render. Nothing is changed. */
public final class ReplicationCheck {
    private ReplicationCheck() {}

    /**
     * How replications and their tables are.
     *
     * @param access how to reach the account
     * @param rate of requests
     * @param wanted those of the account, at least one
     */
    public static List<ReplicationFinding> of(
            AwsAccess access, RateLimit rate, Collection<RenderedReplication> wanted) {
        List<ReplicationFinding> findings = new ArrayList<>();
        try (Dms dms = new Dms(access, rate)) {
            boolean hasServerless = wanted.stream().anyMatch(ReplicationCheck::isServerless);
            boolean hasTasks = !wanted.stream().allMatch(ReplicationCheck::isServerless);
            Map<String, LiveReplication> tasks = hasTasks ? dms.tasks() : Map.of();
            Map<String, LiveReplication> serverless = hasServerless ? dms.serverless() : Map.of();
            for (RenderedReplication each : wanted) {
                LiveReplication found = (isServerless(each) ? serverless : tasks).get(each.id());
                if (found == null) {
                    findings.add(new ReplicationFinding(
                            each.id(), "", Kind.MISSING, "it is not there; apply the chunk that has it"));
                } else {
                    findings.addAll(compare(each, found, dms.tables(found, each.kind())));
                }
            }
        }
        return List.copyOf(findings);
    }

    private static boolean isServerless(RenderedReplication replication) {
        return replication.kind() == RenderedReplication.Kind.SERVERLESS;
    }

    /** How a replication is that is there. */
    static List<ReplicationFinding> compare(
            RenderedReplication wanted, LiveReplication found, Collection<TableState> tables) {
        List<ReplicationFinding> findings = new ArrayList<>();
        Kind kind = kind(wanted, found);
        findings.add(new ReplicationFinding(
                wanted.id(),
                "",
                kind,
                found.reason().isEmpty() ? found.status() : found.status() + ": " + found.reason()));
        Set<String> known = new TreeSet<>();
        for (TableState table : tables) {
            known.add(table.name());
            findings.add(finding(wanted, table));
        }
        if (kind == Kind.RUNNING && wanted.document().isPresent()) {
            for (IngestTable table : wanted.document().get().tables()) {
                String name = table.sourceSchema() + "." + table.sourceTable();
                if (!known.contains(name)) {
                    findings.add(
                            new ReplicationFinding(
                                    wanted.id(),
                                    name,
                                    Kind.TABLE_MISSING,
                                    "DMS does not know the table of dataset " + table.dataset()
                                            + "; has the source got it, and has the replication been started since the dataset came?"));
                }
            }
        }
        return findings;
    }

    private static Kind kind(RenderedReplication wanted, LiveReplication found) {
        boolean atTimes = wanted.kind() == RenderedReplication.Kind.LOAD;
        return switch (found.status()) {
            case "running" -> Kind.RUNNING;
            case "failed", "failed-move" -> Kind.FAILED;
            case "stopped" -> atTimes ? Kind.AT_REST : Kind.STOPPED;
            case "ready", "created" -> atTimes ? Kind.AT_REST : Kind.NOT_STARTED;
            default -> Kind.CHANGING;
        };
    }

    private static ReplicationFinding finding(RenderedReplication wanted, TableState table) {
        Kind kind = switch (table.state()) {
            case "Table completed", "Table updates", "Table all" -> Kind.LOADED;
            case "Before load", "Full load", "Table is being reloaded" -> Kind.LOADING;
            default -> Kind.TABLE_ERROR;
        };
        String text = table.state() + ", " + table.rows() + " rows loaded";
        if (kind == Kind.TABLE_ERROR && wanted.document().isPresent()) {
            text +=
                    "; remove the reason, which is in the log of the replication, and load the datastore anew with the hint loadEpoch";
        } else if (table.reloaded() && wanted.document().isPresent()) {
            kind = Kind.TABLE_RELOADED;
            text +=
                    ", again, over files that may be ingested: the ingestion fails until the datastore is loaded anew with the hint loadEpoch";
        }
        return new ReplicationFinding(wanted.id(), table.name(), kind, text);
    }
}
