package io.datasurface.host;

import io.datasurface.graph.diff.Disturbance;
import io.datasurface.host.internal.PublishedFiles;
import io.datasurface.host.output.Manifest;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.RenderNote;
import io.datasurface.spi.RenderedChange;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the platforms say of the difference between a render and the last one, and whether it may be published.
 *
 * @param notes what each instance says, by name; those with nothing to say are missing
 * @param problems those of the render, and a change that is refused, was allowed, or is allowed without need
 */
record Review(SortedMap<String, List<RenderNote>> notes, List<Problem> problems) {
    /** Kind of the host's own note of an instance that cannot be asked, as it is no more. */
    private static final String GONE = "PLATFORM-GONE";

    static Review of(Rendered rendered, PublishedFiles last, RenderPlan before, EngineOptions options) {
        PluginGuard guard = new PluginGuard(options.timeLimit());
        ProblemCollector problems =
                new ProblemCollector(rendered.planned().analysis().sources());
        problems.addAll(rendered.problems());
        SortedMap<String, List<RenderNote>> notes = new TreeMap<>();
        SortedSet<String> unused = new TreeSet<>(options.allowances());
        rendered.planned().platforms().values().forEach(platform -> {
            AnalyzedPlatform asked = platform.platform();
            Files change = new Files(rendered, last, Rendered.folder(asked.name()));
            if (change.pathsBefore().isEmpty() || change.changed().isEmpty()) {
                return;
            }
            List<RenderNote> said = new PluginCall(guard, asked.plugin(), asked.name(), asked.path(), problems)
                    .call(
                            "reviewing what changes",
                            () -> List.copyOf(asked.platform().review(asked.model(), change)))
                    .orElse(List.of());
            if (!said.isEmpty()) {
                notes.put(asked.name(), said);
            }
            said.stream()
                    .filter(RenderNote::refused)
                    .forEach(note -> judge(note, asked.name(), asked.path(), options.allowances(), unused, problems));
        });
        guard.report(problems);
        before.platforms().forEach((name, decided) -> {
            Optional<AnalyzedPlatform> now = Optional.ofNullable(
                            rendered.planned().platforms().get(name))
                    .map(PlannedPlatform::platform);
            if (!decided.chunks().chunks().isEmpty()
                    && now.filter(platform -> platform.plugin().type().equals(decided.type()))
                            .isEmpty()) {
                RenderNote note = gone(name, decided, now);
                notes.put(
                        name,
                        Stream.concat(Stream.of(note), notes.getOrDefault(name, List.of()).stream())
                                .toList());
                ObjectPath path = now.map(AnalyzedPlatform::path).orElse(ObjectPath.ROOT);
                judge(note, name, path, options.allowances(), unused, problems);
            }
        });
        unused.forEach(name -> problems.add(new Problem(
                Severity.WARNING,
                "allowance-unused",
                ObjectPath.ROOT,
                Optional.empty(),
                name
                        + " is allowed, and this render changes nothing that needs it. Take the allowance away, or a later change"
                        + " passes unseen")));
        return new Review(notes, problems.problems());
    }

    /** What an instance has made outlives its files, and a new instance would make it a second time. */
    private static RenderNote gone(String name, RenderPlan.Platform decided, Optional<AnalyzedPlatform> now) {
        String what = now.map(
                        platform -> "is of the type " + platform.plugin().type() + " now, and was of " + decided.type())
                .orElse("was rendered before and is not rendered any more");
        return new RenderNote(
                GONE,
                "all",
                Disturbance.DESTROY,
                true,
                "The platform \"" + name + "\" " + what + ": what its "
                        + decided.chunks().chunks().size()
                        + " chunks describe stays where it was made, and nothing here knows of it. Whoever renames an instance makes all"
                        + " of it a second time; take away or hand over what was made first");
    }

    private static void judge(
            RenderNote note,
            String platform,
            ObjectPath path,
            Set<String> allowances,
            SortedSet<String> unused,
            ProblemCollector problems) {
        String name = RenderResult.allowance(platform, note);
        unused.remove(name);
        if (allowances.contains(name)) {
            problems.add(Severity.INFO, "change-allowed", path, name + " is allowed: " + note.text());
        } else {
            problems.add(
                    Severity.ERROR,
                    "change-refused",
                    path,
                    note.text() + ". Nothing was published. If that is wanted, render with --allow " + name);
        }
    }

    /** The files of an instance. */
    private static final class Files implements RenderedChange {
        private final Rendered rendered;
        private final PublishedFiles last;
        private final String folder;
        private final SortedSet<String> before;
        private final SortedSet<String> after = new TreeSet<>();
        private final SortedSet<String> changed = new TreeSet<>();

        Files(Rendered rendered, PublishedFiles last, String folder) {
            this.rendered = rendered;
            this.last = last;
            this.folder = folder;
            this.before = last.in(folder);
            SortedMap<String, Manifest.Artifact> now = rendered.index().subMap(folder + "/", folder + "0");
            now.forEach((path, artifact) -> {
                String inFolder = path.substring(folder.length() + 1);
                after.add(inFolder);
                if (!last.is(path, artifact.sha256())) {
                    changed.add(inFolder);
                }
            });
            for (String path : before) {
                if (!after.contains(path)) {
                    changed.add(path);
                }
            }
        }

        @Override
        public SortedSet<String> changed() {
            return Collections.unmodifiableSortedSet(changed);
        }

        @Override
        public SortedSet<String> pathsBefore() {
            return before;
        }

        @Override
        public SortedSet<String> pathsAfter() {
            return Collections.unmodifiableSortedSet(after);
        }

        @Override
        public Optional<byte[]> before(String path) {
            return last.content(folder + "/" + path);
        }

        @Override
        public Optional<byte[]> after(String path) {
            if (!after.contains(path)) {
                return Optional.empty();
            }
            String place = folder + "/" + path;
            return rendered.artifacts().paths().contains(place)
                    ? Optional.of(rendered.artifacts().bytes(place))
                    : last.content(place);
        }
    }
}
