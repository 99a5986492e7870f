package io.datasurface.examples.host;

import io.datasurface.examples.host.text.Words;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.output.Ledger;
import io.datasurface.host.output.RenderPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Notes what has been applied. */
@Command(
        name = "acknowledge",
        description = {
            "Note in plan.json that a render has been applied, as a whole or some chunks of it.",
            "Until then each render keeps in mind where the last applied one has put things, so that what moves to",
            "another chunk is handed over and not destroyed, however many renders come between two applies."
        },
        mixinStandardHelpOptions = true)
final class AcknowledgeCommand extends ToolCommand {
    @Parameters(paramLabel = "RENDERED", description = "The render, an output folder.")
    private Path output = Path.of("");

    @Option(names = "--platform", paramLabel = "NAME", description = "The platform instance; default: all.")
    private String platform = "";

    @Option(
            names = "--chunk",
            paramLabel = "ID",
            split = ",",
            description = "Only these chunks of the platform; default: all.")
    private Set<String> chunks = Set.of();

    @Option(
            names = "--applied",
            paramLabel = "DIR",
            description = {
                "The render that was applied, such as a checkout of that commit, if DIR holds a later one.",
                "That one must not be applied: render again first."
            })
    private Optional<Path> applied = Optional.empty();

    @Option(
            names = "--removed",
            paramLabel = "NODE",
            description = "An orphaned node whose things have been removed by hand. Instead of chunks.")
    private List<String> removed = List.of();

    @Override
    public Integer call() {
        if (platform.isEmpty() && !(chunks.isEmpty() && removed.isEmpty())) {
            throw usage("--chunk and --removed need --platform: names are unique in a platform only");
        }
        if (!removed.isEmpty() && !(chunks.isEmpty() && applied.isEmpty())) {
            throw usage("--removed goes with neither --chunk nor --applied: run it twice");
        }
        RenderPlan plan =
                removed.isEmpty() ? note() : RenderEngine.forget(output, Map.of(platform, new TreeSet<>(removed)));
        plan.platforms().forEach((name, decided) -> out().println(line(name, decided)));
        return ExitCode.OK;
    }

    private RenderPlan note() {
        Map<String, Set<String>> some = platform.isEmpty() ? Map.of() : Map.of(platform, chunks);
        return applied.map(folder -> RenderEngine.acknowledge(
                        output,
                        PreviousRender.decisions(this, "--applied", plugins().engine(err()), folder),
                        some))
                .orElseGet(() -> RenderEngine.acknowledge(output, some));
    }

    private static String line(String name, RenderPlan.Platform decided) {
        Ledger ledger = decided.ledger();
        long applied = decided.chunks().chunks().stream()
                .filter(chunk -> ledger.acknowledged().containsKey(chunk.id()))
                .count();
        return "%s: %s of %s applied, %s on the move, %s not made yet"
                .formatted(
                        Words.visible(name),
                        applied,
                        Words.count(decided.chunks().chunks().size(), "chunk"),
                        Words.count(ledger.held().size(), "node"),
                        Words.count(ledger.fresh().size(), "node"));
    }
}
