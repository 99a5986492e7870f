package io.datasurface.examples.host.text;

import io.datasurface.host.InstalledPlanner;
import io.datasurface.host.InstalledPlatform;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterValues;
import io.datasurface.spi.PlatformCapabilities;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows the installed plugins. */
public final class PlatformsText {
    private PlatformsText() {}

    /**
     * Prints each plugin with its capabilities and parameters.
     *
     * @param plugins the plugins
     * @param out takes the lines
     */
    public static void print(List<InstalledPlatform> plugins, PrintWriter out) {
        if (plugins.isEmpty()) {
            out.println("No platform plugin is installed. Add the jar of one to the class path.");
        }
        for (InstalledPlatform plugin : plugins) {
            out.println(plugin.type() + " " + plugin.version());
            out.println("  " + plugin.description());
            out.println();
            capabilities(plugin.capabilities(), out);
            out.println();
            out.println("  Parameters (name, kind, default or example, meaning; * must be set)");
            TextTable table = new TextTable();
            plugin.parameters().forEach(parameter -> parameter(parameter, table));
            table.print("  ", out);
            out.println();
        }
    }

    /**
     * Prints each ecosystem planner, or nothing if there is none.
     *
     * @param planners the planners
     * @param out takes the lines
     */
    public static void printPlanners(List<InstalledPlanner> planners, PrintWriter out) {
        for (InstalledPlanner planner : planners) {
            out.println("Planner " + planner.name() + " " + planner.version());
            out.println("  " + planner.description());
            out.println();
        }
    }

    private static void capabilities(PlatformCapabilities can, PrintWriter out) {
        TextTable table = new TextTable();
        table.row("captures", classes(can.captures()));
        table.row("ingests from", classes(can.sources()));
        table.row("exports to", classes(can.consumers()));
        table.row("runs", classes(can.transformers()));
        table.row("keeps", words(can.milestoning()));
        table.row("reaches", can.vendors().isEmpty() ? "everybody's containers" : words(can.vendors()));
        table.row("in", can.locations().isEmpty() ? "every location" : String.join(", ", can.locations()));
        table.row("within", can.latency().name());
        table.row("offers feeds", formats(can.offeredFormats()));
        table.row("takes feeds", formats(can.takenFormats()));
        table.print("  ", out);
    }

    private static String formats(Collection<String> formats) {
        return formats.isEmpty() ? "none" : "as " + String.join(", ", formats);
    }

    private static String words(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    private static String classes(Collection<? extends Class<?>> classes) {
        return classes.isEmpty()
                ? "none"
                : classes.stream().map(Class::getSimpleName).sorted().collect(Collectors.joining(", "));
    }

    private static void parameter(ParameterSpec parameter, TextTable table) {
        String kind = parameter.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String value = parameter.defaultValue().map(ParameterValues::text).orElse("e.g. " + parameter.example());
        String help = parameter.help()
                + parameter
                        .rule()
                        .map(rule -> " (" + Words.visible(rule.words()) + ")")
                        .orElse("");
        table.row((parameter.required() ? "* " : "  ") + parameter.name(), kind, value, help);
    }
}
