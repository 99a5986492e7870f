package io.datasurface.tck;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.platform.PlatformRuntimeHint;
import io.datasurface.spi.ChunkInputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Renders one model after the other into a folder, as a host does, and renders each anew beside that. */
final class StaleCheck {
    private StaleCheck() {}

    /** What is old after a change, a line for each change and file. */
    static List<String> mistakes(ContractRun run) {
        if (run.platforms().stream()
                .allMatch(each -> each.platform().platform().chunkInputs() == ChunkInputs.WHOLE_MODEL)) {
            return List.of(); // The host renders all of it after any change.
        }
        SortedMap<String, String> first = run.artifacts();
        List<String> mistakes = new ArrayList<>();
        Path folder = folder();
        try {
            run.publish(run.model(), folder);
            changes(run.model()).forEach((what, model) -> {
                if (run.publish(model, folder)) {
                    compare(run, model, folder, what, mistakes);
                }
            });
            single(run, folder, mistakes);
        } finally {
            delete(folder);
        }
        if (!mistakes.isEmpty()) {
            Expectations.assertSame(
                    first, run.again().artifacts(), "rendered again some time later", Expectations.NOT_REPEATABLE);
        }
        return mistakes;
    }

    private static void compare(ContractRun run, Ecosystem model, Path folder, String what, List<String> mistakes) {
        run.verify(model, folder)
                .forEach((path, difference) -> mistakes.add("after " + what + ": " + path + " " + difference));
    }

    private static void single(ContractRun run, Path folder, List<String> mistakes) {
        Ecosystem model = run.model();
        run.publish(model, folder);
        for (Map.Entry<String, UnaryOperator<Ecosystem>> edit :
                SingleEdits.of(run.model(), run.graphs()).entrySet()) {
            Ecosystem changed = edit.getValue().apply(model);
            if (!changed.equals(model) && run.publish(changed, folder)) {
                compare(run, changed, folder, edit.getKey(), mistakes);
                model = changed;
            }
        }
    }

    /** Some of them are wrong for some plugins; then the last render stays, and the next is made on top of it. */
    private static Map<String, Ecosystem> changes(Ecosystem model) {
        Map<String, Ecosystem> changes = new LinkedHashMap<>();
        ModelGrowth.withSomethingUnrelated(model)
                .ifPresent(larger -> changes.put("a datastore and a workspace were added", larger));
        Map<String, Ecosystem> variants = ModelVariants.of(model);
        for (String variant : List.of(
                "a column of type Boolean",
                "history of kind FORENSIC",
                "latency of HOURS",
                "a capture of kind CDCCaptureIngestion",
                "a capture of kind SQLSnapshotIngestion",
                "a source of kind PostgresDatabase",
                "the query DELETE FROM x")) {
            changes.put("a change to " + variant, variants.getOrDefault(variant, model));
            changes.put("a change back from " + variant, model);
        }
        for (String about : model.zones().values().stream()
                .flatMap(zone -> zone.teams().values().stream())
                .flatMap(team -> team.dataStores().keySet().stream())
                .sorted()
                .limit(2)
                .toList()) {
            EcosystemCopy copy = new EcosystemCopy(model);
            copy.hint(new PlatformRuntimeHint(
                    Optional.of(about), Optional.empty(), Optional.empty(), Map.of("tck", "advice")));
            changes.put("a hint about " + about, copy.ecosystem());
        }
        changes.put("other words for people", ModelEdits.documented(model, "tck"));
        changes.put("another order of the model", ModelEdits.reversed(model));
        return changes;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("tck");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
