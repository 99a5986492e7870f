package io.datasurface.awsbatch.sdk.tool;

import io.datasurface.awsbatch.sdk.AwsAccess;
import io.datasurface.awsbatch.sdk.dms.Dms;
import io.datasurface.awsbatch.sdk.dms.LiveReplication;
import io.datasurface.awsbatch.sdk.dms.RenderedReplication;
import io.datasurface.awsbatch.sdk.dms.RenderedReplication.Kind;
import io.datasurface.awsbatch.sdk.render.Render;
import io.datasurface.awsbatch.sdk.run.Executions;
import io.datasurface.awsbatch.sdk.run.RenderedStart;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts what rests. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Lets replication go on where it was, or starts a run now that a schedule starts otherwise.",
            "Says what it would do; does it with --yes. It never makes DMS load anew what was loaded: that takes a new load epoch in the model."
        })
final class StartCommand implements Callable<Integer>, NeedsPermissions {
    /** What Step Functions and log streams take without harm. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    /** What is started. */
    private static final class What {
        @Option(names = "--store", paramLabel = "S", description = "The replication of a datastore.")
        private Optional<String> store = Optional.empty();

        @Option(names = "--replication", paramLabel = "ID", description = "A replication by its id.")
        private Optional<String> replication = Optional.empty();

        @Option(
                names = "--run",
                paramLabel = "R",
                description = "A run, such as ingest/crm, or by the name of its schedule.")
        private Optional<String> run = Optional.empty();
    }

    @Mixin
    private final RenderOptions options = new RenderOptions();

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything else is called.
    private What what;

    @Option(
            names = "--name",
            paramLabel = "N",
            description =
                    "The name of the run: a second start of the name does nothing while the first runs, and fails after it.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--yes", description = "Do it.")
    private boolean yes;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public List<String> permissions() {
        return what.run.isPresent()
                ? List.of("states:StartExecution")
                : List.of(
                        "dms:DescribeReplicationTasks",
                        "dms:DescribeReplications",
                        "dms:StartReplicationTask",
                        "dms:StartReplication");
    }

    @Override
    public Integer call() {
        Render render = options.render();
        if (what.run.isPresent()) {
            startRun(render, what.run.get());
        } else {
            startReplication(render);
        }
        return ExitCode.OK;
    }

    private void startReplication(Render render) {
        RenderedReplication wanted = wanted(render);
        AwsAccess access = options.reach(render, wanted.account());
        try (Dms dms = new Dms(access, options.limit())) {
            LiveReplication found =
                    (wanted.kind() == Kind.SERVERLESS ? dms.serverless() : dms.tasks()).get(wanted.id());
            if (found == null) {
                throw new IllegalStateException(
                        "There is no replication " + wanted.id() + "; apply the chunk that has it");
            }
            switch (found.status()) {
                case "running", "starting" -> say(found.id(), "RUNNING", "nothing to do");
                case "stopped", "failed", "ready", "created" -> start(dms, wanted, found);
                default ->
                    throw new IllegalStateException(
                            "The replication " + found.id() + " is " + found.status() + "; wait until it is not");
            }
        }
    }

    private void start(Dms dms, RenderedReplication wanted, LiveReplication found) {
        String how =
                found.hasRun() ? "resume-processing: it goes on where it was" : "start-replication: for the first time";
        if (yes) {
            dms.start(found, wanted.kind());
            say(found.id(), "STARTED", how);
        } else {
            say(found.id(), "WOULD_START", how + "; it is " + found.status());
        }
    }

    private RenderedReplication wanted(Render render) {
        List<RenderedReplication> all = RenderedReplication.of(render, RenderedDocuments.find(render.folder()));
        RenderedReplication wanted = all.stream()
                .filter(each -> what.replication.isPresent()
                        ? what.replication.get().equals(each.id())
                        : each.document()
                                .filter(document -> what.store.equals(Optional.of(document.store())))
                                .isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The render has no replication "
                        + what.replication.or(() -> what.store).orElse("") + "; it has "
                        + Known.of(all.stream().map(RenderedReplication::id).toList())));
        if (wanted.kind() == Kind.LOAD) {
            throw new IllegalArgumentException(wanted.id()
                    + " loads a container when its state machine says so; start that with --run export/<container>");
        }
        return wanted;
    }

    private void startRun(Render render, String asked) {
        List<RenderedStart> all = RenderedStart.of(render);
        List<RenderedStart> found = all.stream()
                .filter(each -> each.schedule().equals(asked) || each.name().equals(asked))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    found.isEmpty()
                            ? "The render starts no run " + asked + " of a state machine; it has "
                                    + Known.of(all.stream()
                                            .map(RenderedStart::name)
                                            .toList())
                            : "The render has several runs " + asked + "; give the schedule of one: "
                                    + Known.of(found.stream()
                                            .map(RenderedStart::schedule)
                                            .toList()));
        }
        RenderedStart start = found.get(0);
        String execution = name.orElseGet(() -> "by-hand-" + UUID.randomUUID());
        if (!NAME.matcher(execution).matches()) {
            throw new IllegalArgumentException("The name " + execution
                    + " can't be one of a run; use up to 80 letters, digits, hyphens and underscores");
        }
        AwsAccess access = options.reach(render, start.account());
        if (!yes) {
            say(start.machine(), "WOULD_START", start.input());
            return;
        }
        try (Executions executions = new Executions(access, options.limit())) {
            say(executions.start(start.machine(), execution, start.input()), "STARTED", start.input());
        }
    }

    private void say(String what, String kind, String text) {
        spec.commandLine().getOut().println(what + "\t" + kind + "\t" + text);
        spec.commandLine().getOut().flush();
    }
}
