package io.datasurface.awsbatch.terraform;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code refactor.tf}: what moves within, out of and into the state. */
final class RefactorFile {
    private final SortedMap<TfAddress, TfAddress> moved = new TreeMap<>();
    private final SortedSet<TfAddress> forgotten = new TreeSet<>();
    private final SortedMap<TfAddress, String> imported = new TreeMap<>();

    void moved(TfAddress from, TfAddress to) {
        requireResource(from);
        requireResource(to);
        requireNew(moved.put(from, to) == null, from);
    }

    void forgotten(TfAddress from) {
        requireResource(from);
        requireNew(forgotten.add(from), from);
    }

    void imported(TfAddress to, String id) {
        requireResource(to);
        Texts.requireWellFormed(id);
        requireNew(imported.put(to, id) == null, to);
    }

    /** Checks the moves against what the module declares. */
    void requireConsistent(Set<TfAddress> declared) {
        moved.forEach((from, to) -> {
            require(!declared.contains(from), from + " is moved away, but declared; remove one of the two.");
            require(!forgotten.contains(from), from + " is moved and forgotten; choose one.");
            require(declared.contains(to), from + " is moved to " + to + ", which is not declared; add it.");
            require(!imported.containsKey(to), to + " is moved to and imported; choose one.");
        });
        require(
                Set.copyOf(moved.values()).size() == moved.size(),
                "Two resources are moved to the same address: " + moved + ".");
        forgotten.forEach(from ->
                require(!declared.contains(from), from + " is forgotten, but declared; remove one of the two."));
        imported.keySet().forEach(to -> require(declared.contains(to), to + " is imported, but not declared; add it."));
    }

    Optional<String> text() {
        StringBuilder out = new StringBuilder();
        moved.forEach((from, to) -> block(out)
                .append("moved {\n  from = ")
                .append(from)
                .append("\n  to   = ")
                .append(to)
                .append("\n}\n"));
        forgotten.forEach(from -> block(out)
                .append("removed {\n  from = ")
                .append(from)
                .append("\n\n  lifecycle {\n    destroy = false\n  }\n}\n"));
        imported.forEach((to, id) -> block(out)
                .append("import {\n  to = ")
                .append(to)
                .append("\n  id = ")
                .append(Tf.text(id).hcl())
                .append("\n}\n"));
        return out.isEmpty() ? Optional.empty() : Optional.of(out.toString());
    }

    private static StringBuilder block(StringBuilder out) {
        return out.isEmpty() ? out : out.append('\n');
    }

    private static void requireResource(TfAddress address) {
        require(!address.data(), address + " is a data source, which no state holds; name a resource.");
    }

    private static void requireNew(boolean isNew, TfAddress address) {
        require(isNew, "Duplicate refactoring of " + address + "; say once what happens to it.");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
