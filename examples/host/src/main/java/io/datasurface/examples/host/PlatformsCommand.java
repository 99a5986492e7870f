package io.datasurface.examples.host;

import io.datasurface.examples.host.json.Reports;
import io.datasurface.examples.host.text.PlatformsText;
import io.datasurface.examples.host.text.Words;
import io.datasurface.host.PlatformProviders;
import io.datasurface.host.PluginFailure;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the installed platform plugins. */
@Command(
        name = "platforms",
        description = "Print the installed platform plugins: what they can do and which parameters an instance takes.",
        mixinStandardHelpOptions = true)
final class PlatformsCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "TYPE", description = "Only the plugin of this type.")
    private Optional<String> type = Optional.empty();

    @Option(names = "--json", description = "Print JSON for machines.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything else is called.
    private CommandSpec spec;

    @Override
    public Integer call() {
        PlatformProviders providers = Main.plugins(spec).providers();
        PrintWriter out = spec.commandLine().getOut();
        if (type.isPresent() && providers.find(type.get()).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "No platform plugin has the type \"" + type.get() + "\". Installed: "
                            + providers.installed().stream()
                                    .map(plugin -> plugin.type())
                                    .toList());
        }
        var shown = providers.installed().stream()
                .filter(plugin -> type.isEmpty() || type.get().equals(plugin.type()))
                .toList();
        if (json) {
            Reports.platforms(shown, providers.planners(), providers.failures(), out);
        } else {
            PlatformsText.print(shown, out);
            if (type.isEmpty()) {
                PlatformsText.printPlanners(providers.planners(), out);
            }
        }
        for (PluginFailure failure : providers.failures()) {
            spec.commandLine().getErr().println("warning: plugin not used: " + Words.visible(failure.toString()));
        }
        return providers.failures().isEmpty() ? ExitCode.OK : Main.PROBLEMS;
    }
}
