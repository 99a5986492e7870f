package io.datasurface.awsbatch.change;

import io.datasurface.awsbatch.change.json.RootContent;
import io.datasurface.awsbatch.change.json.RootReader;
import io.datasurface.graph.diff.Disturbance;
import io.datasurface.spi.RenderNote;
import io.datasurface.spi.RenderedChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Compares the root modules of a render with those of the last one and says what applying it will do. Whatever destroys data
 * ({@link DangerClass#D1}) or restarts a full load ({@link DangerClass#D2}) is refused unless it is allowed. The last render counts as
 * applied, because nobody can know better here: a thing that the last render had and this one has elsewhere is only safe if one module lets
 * go of it and the other takes it up.
 */
public final class PlanGuard {
    private static final String VERSIONS = "versions.tf";

    private final RenderedChange change;
    private final List<RenderNote> notes = new ArrayList<>();
    /** Modules whose things or states are looked for elsewhere, by what has changed. */
    private final SortedMap<String, SortedSet<String>> moved = new TreeMap<>();

    private PlanGuard(RenderedChange change) {
        this.change = change;
    }

    /**
     * Reviews a render.
     *
     * @param change the artifacts of an instance before and after
     * @return the notes, sorted: first those that are refused
     */
    public static List<RenderNote> review(RenderedChange change) {
        return new PlanGuard(change).review();
    }

    private List<RenderNote> review() {
        SortedSet<String> modules = new TreeSet<>();
        for (String path : change.changed()) {
            int slash = path.lastIndexOf('/');
            if (slash > 0 && isCode(path.substring(slash + 1))) {
                modules.add(path.substring(0, slash));
            }
        }
        List<ModuleNotes.Compared> compared = new ArrayList<>();
        for (String module : modules) {
            if (!change.pathsBefore().contains(module + "/" + VERSIONS)
                    && !change.pathsAfter().contains(module + "/" + VERSIONS)) {
                continue; // Files that only look like a root module.
            }
            Optional<RootContent> was = read(module, change.pathsBefore(), change::before);
            Optional<RootContent> is = read(module, change.pathsAfter(), change::after);
            if (was.isEmpty() || is.isEmpty()) {
                unknown(module);
                continue;
            }
            comparePlaces(module, was.get(), is.get());
            compared.add(
                    new ModuleNotes.Compared(module, was.get(), is.get(), ModuleChange.between(was.get(), is.get())));
        }
        Homes homes = new Homes(compared);
        compared.forEach(one -> new ModuleNotes(one, homes).add(notes));
        notes.addAll(Switches.of(compared));
        notes.addAll(AccessMoves.of(compared));
        notes.addAll(RunningRoles.of(compared));
        addPlaces();
        notes.addAll(SourceChanges.notes(change));
        return notes.stream()
                .sorted(Comparator.comparing(RenderNote::refused).reversed().thenComparing(note -> note))
                .toList();
    }

    private static boolean isCode(String file) {
        return file.endsWith(".tf.json") || file.endsWith(".tf");
    }

    /** The module as it is or was; empty if that cannot be known, nothing if there is none. */
    private static Optional<RootContent> read(
            String module, SortedSet<String> paths, Function<String, Optional<byte[]>> content) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        // A slash is followed by a zero in the order of characters.
        for (String path : paths.subSet(module + "/", module + "0")) {
            String file = path.substring(module.length() + 1);
            if (!file.contains("/") && isCode(file)) {
                Optional<byte[]> bytes = content.apply(path);
                if (bytes.isEmpty()) {
                    return Optional.empty();
                }
                files.put(file, bytes.get());
            }
        }
        return files.isEmpty() ? Optional.of(RootContent.NOTHING) : RootReader.read(files);
    }

    private void unknown(String module) {
        notes.add(new RenderNote(
                "UNKNOWN",
                module,
                Disturbance.DESTROY,
                true,
                "Files of the root module " + module
                        + " were edited or deleted since they were rendered, so nobody can say what"
                        + " applying this render would destroy there. Restore them, for example from version control"));
    }

    private void comparePlaces(String module, RootContent was, RootContent is) {
        if (was.equals(RootContent.NOTHING) || is.equals(RootContent.NOTHING)) {
            return;
        }
        SortedSet<String> names = new TreeSet<>(was.places().keySet());
        names.addAll(is.places().keySet());
        for (String name : names) {
            if (!was.places().getOrDefault(name, "").equals(is.places().getOrDefault(name, ""))) {
                String what = name.startsWith("backend") ? "backend" : "provider";
                moved.computeIfAbsent(what, key -> new TreeSet<>()).add(module);
            }
        }
    }

    private void addPlaces() {
        moved.forEach((what, modules) -> notes.add(new RenderNote(
                DangerClass.D1.name(),
                what,
                Disturbance.DESTROY,
                true,
                what.equals("backend")
                        ? "The states of " + modules.size() + " root modules, such as " + modules.first()
                                + ", are looked for in another place, and without them everything would be made a second time. Move"
                                + " them with \"terraform init -migrate-state\" in each module before anything is applied"
                        : modules.size() + " root modules, such as " + modules.first()
                                + ", work in another account or region, and everything would be made anew there while nobody cares"
                                + " for what there is")));
    }
}
