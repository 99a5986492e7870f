package io.datasurface.awsbatch.sdk.tool;

import io.datasurface.awsbatch.sdk.AwsAccess;
import io.datasurface.awsbatch.sdk.internal.RateLimit;
import io.datasurface.awsbatch.sdk.render.Render;
import io.datasurface.awsbatch.sdk.run.Executions;
import io.datasurface.awsbatch.sdk.run.Executions.Way;
import io.datasurface.awsbatch.sdk.run.RenderedStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries again what has failed. */
@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        description = {
            "Without executions: those of the render's state machines that did not succeed lately, of each machine and status up to 20.",
            "With executions: says how each would be tried again; does it with --yes, and for each failure once.",
            "One that ended in the Fail state of its machine is started again with its input, as a redrive would only fail again; others are redriven."
        })
final class RedriveCommand implements Callable<Integer>, NeedsPermissions {
    private static final int MOST = 20;
    private static final String EXECUTION = ":execution:";
    private static final String MACHINE = ":stateMachine:";

    @Mixin
    private final RenderOptions options = new RenderOptions();

    @Mixin
    private final Rows rows = new Rows();

    @Parameters(paramLabel = "ARN", arity = "0..*", description = "Executions of state machines.")
    private List<String> executions = new ArrayList<>();

    @Option(names = "--yes", description = "Do it.")
    private boolean yes;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything else is called.
    private CommandSpec spec;

    @Override
    public List<String> permissions() {
        return executions.isEmpty()
                ? List.of("states:ListExecutions")
                : List.of(
                        "states:DescribeExecution",
                        "states:GetExecutionHistory",
                        "states:RedriveExecution",
                        "states:StartExecution");
    }

    @Override
    public Integer call() {
        Render render = options.render();
        SortedMap<String, String> machines = RenderedStart.machines(render);
        executions.forEach(execution -> machine(execution, machines));
        List<Map<String, String>> all = executions.isEmpty() ? list(render, machines) : again(render, machines);
        rows.print(spec.commandLine().getOut(), all);
        return ExitCode.OK;
    }

    private List<Map<String, String>> list(Render render, SortedMap<String, String> machines) {
        SortedMap<String, AwsAccess> reached = options.reach(render);
        RateLimit rate = options.limit();
        List<Map<String, String>> all = new ArrayList<>();
        machines.forEach((machine, account) -> {
            AwsAccess access = reached.get(account);
            if (access == null) {
                all.add(row(machine, "NOT_LOOKED_AT", RenderOptions.elsewhere(account)));
                return;
            }
            try (Executions of = new Executions(access, rate)) {
                of.unsuccessful(machine, MOST)
                        .forEach(each -> all.add(row(
                                each.arn(),
                                each.status(),
                                each.ended() == null ? "" : each.ended().toString())));
            }
        });
        return all;
    }

    private List<Map<String, String>> again(Render render, SortedMap<String, String> machines) {
        RateLimit rate = options.limit();
        List<Map<String, String>> all = new ArrayList<>();
        for (String execution : executions) {
            String account = machines.getOrDefault(machine(execution, machines), "");
            try (Executions of = new Executions(options.reach(render, account), rate)) {
                Way way = of.way(execution);
                if (yes) {
                    String running = of.again(execution, way);
                    all.add(row(running, way == Way.REDRIVE ? "REDRIVEN" : "STARTED_AGAIN", execution));
                } else {
                    all.add(row(
                            execution,
                            "WOULD_" + way.name(),
                            way == Way.REDRIVE
                                    ? "from the state that it ended in"
                                    : "another execution with its input"));
                }
            }
        }
        return all;
    }

    /** The machine of an execution. */
    private static String machine(String execution, SortedMap<String, String> machines) {
        int end = execution.lastIndexOf(':');
        String machine = end < 0 ? "" : execution.substring(0, end).replace(EXECUTION, MACHINE);
        if (!machines.containsKey(machine)) {
            throw new IllegalArgumentException("The execution " + execution
                    + " is of no state machine of this render; it has " + Known.of(List.copyOf(machines.keySet())));
        }
        return machine;
    }

    private static Map<String, String> row(String execution, String kind, String text) {
        return Rows.row("execution", execution, "kind", kind, "text", text);
    }
}
