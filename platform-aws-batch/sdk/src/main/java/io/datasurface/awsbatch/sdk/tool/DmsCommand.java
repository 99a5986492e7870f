package io.datasurface.awsbatch.sdk.tool;

import io.datasurface.awsbatch.sdk.AwsAccess;
import io.datasurface.awsbatch.sdk.dms.RenderedReplication;
import io.datasurface.awsbatch.sdk.dms.ReplicationCheck;
import io.datasurface.awsbatch.sdk.dms.ReplicationFinding;
import io.datasurface.awsbatch.sdk.dms.ReplicationFinding.Kind;
import io.datasurface.awsbatch.sdk.internal.RateLimit;
import io.datasurface.awsbatch.sdk.render.Render;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** How the replications of a render are. */
@Command(
        name = "dms",
        mixinStandardHelpOptions = true,
        description = {
            "How the replications of a render and their tables are: a line for each, problems first, with replication, table, kind and text between tabs.",
            "Exit code 1 if there is a problem. Nothing is changed."
        })
final class DmsCommand implements Callable<Integer>, NeedsPermissions {
    private static final int PROBLEMS = 1;

    @Mixin
    private final RenderOptions options = new RenderOptions();

    @Mixin
    private final Rows rows = new Rows();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything else is called.
    private CommandSpec spec;

    @Override
    public List<String> permissions() {
        return List.of(
                "dms:DescribeReplicationTasks",
                "dms:DescribeTableStatistics",
                "dms:DescribeReplications",
                "dms:DescribeReplicationTableStatistics");
    }

    @Override
    public Integer call() {
        Render render = options.render();
        List<RenderedReplication> all = RenderedReplication.of(render, RenderedDocuments.find(render.folder()));
        SortedMap<String, AwsAccess> reached = options.reach(render);
        RateLimit rate = options.limit();
        List<ReplicationFinding> findings = new ArrayList<>();
        for (String account : render.accounts()) {
            List<RenderedReplication> own = all.stream()
                    .filter(replication -> replication.account().equals(account))
                    .toList();
            AwsAccess access = reached.get(account);
            if (access == null) {
                own.forEach(each -> findings.add(
                        new ReplicationFinding(each.id(), "", Kind.NOT_LOOKED_AT, RenderOptions.elsewhere(account))));
            } else if (!own.isEmpty()) {
                findings.addAll(ReplicationCheck.of(access, rate, own));
            }
        }
        rows.print(
                spec.commandLine().getOut(),
                findings.stream()
                        .sorted()
                        .map(finding -> Rows.row(
                                "replication",
                                finding.replication(),
                                "table",
                                finding.table(),
                                "kind",
                                finding.kind().name(),
                                "text",
                                finding.text()))
                        .toList());
        return findings.stream().anyMatch(finding -> finding.kind().isProblem()) ? PROBLEMS : ExitCode.OK;
    }
}
