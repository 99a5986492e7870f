package io.datasurface.tck;

import io.datasurface.host.PlannedPlatform;
import io.datasurface.host.Rendered;
import io.datasurface.model.Ecosystem;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.PlatformException;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.RenderNote;
import io.datasurface.spi.RenderedChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Has a plugin review changes of a model, there and back, and with a last render of which the contents are lost. */
final class ReviewCheck {
    private static final String LOST = "when the last render is lost and ";

    private final List<String> mistakes = new ArrayList<>();

    private ReviewCheck() {}

    /** What is wrong with the reviews, a line for each. */
    static List<String> mistakes(ContractRun run) {
        ReviewCheck check = new ReviewCheck();
        Map<String, Ecosystem> changes = new LinkedHashMap<>();
        ModelGrowth.withSomethingUnrelated(run.model())
                .ifPresent(larger -> changes.put("a datastore and a workspace are added", larger));
        Map<String, Ecosystem> variants = ModelVariants.of(run.model());
        for (String variant : List.of("a column of type Boolean", "a consumer of kind PostgresDatabase")) {
            Optional.ofNullable(variants.get(variant)).ifPresent(model -> changes.put("changed to " + variant, model));
        }
        changes.forEach((what, model) -> check.check(run, run.next(model), what));
        return check.mistakes;
    }

    /** What the plugin says when a render changes to that of another model; nothing if one of them cannot be rendered. */
    static List<RenderNote> notes(ContractRun run, ContractRun next) {
        Rendered before = run.render();
        Rendered after = next.render();
        List<RenderNote> notes = new ArrayList<>();
        if (!before.hasErrors() && !after.hasErrors()) {
            ReviewCheck check = new ReviewCheck();
            next.platforms().forEach(platform -> {
                RenderedChange change = change(platform, before, after, false);
                if (!change.changed().isEmpty()) {
                    notes.addAll(check.review(
                            platform.platform().platform(), platform.platform().model(), change, ""));
                }
            });
        }
        return notes;
    }

    private void check(ContractRun run, ContractRun next, String what) {
        Rendered before = run.render();
        Rendered after = next.render();
        if (before.hasErrors() || after.hasErrors()) {
            return; // Not every plugin can render every change.
        }
        for (PlannedPlatform platform : next.platforms()) {
            List<RenderNote> forth = check(platform, change(platform, before, after, false), "when " + what);
            List<RenderNote> back =
                    check(platform, change(platform, after, before, false), "when it is taken back that " + what);
            lost(forth, check(platform, change(platform, before, after, true), LOST + what), LOST + what);
            lost(
                    back,
                    check(platform, change(platform, after, before, true), LOST + "not " + what),
                    LOST + "not " + what);
        }
    }

    /** What is refused when it is known is not passed over when nobody knows. */
    private void lost(List<RenderNote> known, List<RenderNote> unknown, String when) {
        if (known.stream().anyMatch(RenderNote::refused) && unknown.stream().noneMatch(RenderNote::refused)) {
            mistakes.add(when + ": nothing is refused, though it is when the last render is there: "
                    + known.stream().filter(RenderNote::refused).toList()
                    + "; refuse what changes when before() has nothing to compare it with");
        }
    }

    private List<RenderNote> check(PlannedPlatform platform, RenderedChange change, String when) {
        if (change.changed().isEmpty()) {
            return List.of();
        }
        DataPlatform reviewer = platform.platform().platform();
        PlatformModel model = platform.platform().model();
        List<RenderNote> notes = review(reviewer, model, change, when);
        if (!notes.equals(review(reviewer, model, change, when))) {
            mistakes.add(when + ": other notes the second time; take nothing from a clock or the order of a HashMap");
        }
        notes.stream()
                .filter(note -> change.pathsBefore().contains(note.subject())
                        && !change.changed().contains(note.subject()))
                .forEach(note -> mistakes.add(when + ": " + note.kind() + ":" + note.subject()
                        + " is about an artifact that does not change; look at changed() only"));
        Set<String> seen = new HashSet<>();
        notes.stream()
                .filter(note -> !seen.add(note.kind() + ":" + note.subject()))
                .forEach(note -> mistakes.add(when + ": " + note.kind() + ":" + note.subject()
                        + " stands there twice; say once all that there is to say"));
        return notes;
    }

    private List<RenderNote> review(DataPlatform reviewer, PlatformModel model, RenderedChange change, String when) {
        try {
            return reviewer.review(model, change);
        } catch (PlatformException e) {
            return List.of();
        } catch (RuntimeException e) {
            mistakes.add(when + ": " + e + "; throw a PlatformException if there is no answer");
            return List.of();
        }
    }

    private static RenderedChange change(PlannedPlatform platform, Rendered before, Rendered after, boolean lost) {
        String folder = Rendered.folder(platform.platform().name()) + "/";
        return new Contents(in(folder, before), in(folder, after), lost);
    }

    private static SortedMap<String, byte[]> in(String folder, Rendered rendered) {
        SortedMap<String, byte[]> artifacts = new TreeMap<>();
        rendered.artifacts().forEach((path, content) -> {
            if (path.startsWith(folder)) {
                artifacts.put(path.substring(folder.length()), content);
            }
        });
        return artifacts;
    }

    private record Contents(SortedMap<String, byte[]> old, SortedMap<String, byte[]> now, boolean lost)
            implements RenderedChange {
        @Override
        public SortedSet<String> changed() {
            SortedSet<String> changed = new TreeSet<>(old.keySet());
            changed.addAll(now.keySet());
            changed.removeIf(path ->
                    old.containsKey(path) && now.containsKey(path) && Arrays.equals(old.get(path), now.get(path)));
            return changed;
        }

        @Override
        public SortedSet<String> pathsBefore() {
            return Collections.unmodifiableSortedSet(new TreeSet<>(old.keySet()));
        }

        @Override
        public SortedSet<String> pathsAfter() {
            return Collections.unmodifiableSortedSet(new TreeSet<>(now.keySet()));
        }

        @Override
        public Optional<byte[]> before(String path) {
            return lost ? Optional.empty() : Optional.ofNullable(old.get(path));
        }

        @Override
        public Optional<byte[]> after(String path) {
            return Optional.ofNullable(now.get(path));
        }
    }
}
