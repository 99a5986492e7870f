package io.datasurface.model.change;

import io.datasurface.model.ObjectPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one owner is asked for once: an object right below the ecosystem, a zone or a team, or one of their components, with all that
 * changed in it.
 *
 * @param part the part that it belongs to
 * @param path its path
 * @param changes what changed, at least one thing
 */
record ChangedUnit(Part part, ObjectPath path, List<ModelChange> changes) {
    /** What a unit is, for the question of who may change it. */
    enum Role {
        /** A zone or team that was added as a whole. */
        ADDED_PART,
        /** A zone or team that was removed as a whole. */
        REMOVED_PART,
        /** What a zone or team says of its owner. */
        OWNER,
        /** A declaration that was removed. */
        REMOVED_DECLARATION,
        /** Anything else. */
        CONTENT
    }

    /** The units of a difference in its order. */
    static List<ChangedUnit> of(ModelDiff diff) {
        Map<ObjectPath, ChangedUnit> units = new LinkedHashMap<>();
        for (ModelChange change : diff.changes()) {
            Part part = new Part(change.owner().zone(), change.owner().team());
            units.computeIfAbsent(path(part, change), path -> new ChangedUnit(part, path, new ArrayList<>()))
                    .changes()
                    .add(change);
        }
        return List.copyOf(units.values());
    }

    private static ObjectPath path(Part part, ModelChange change) {
        if (isOfPart(change)) {
            return change.component().isEmpty()
                    ? part.path()
                    : part.path().child(change.component().get(0));
        }
        List<ObjectPath> around = new ArrayList<>();
        for (ObjectPath at = change.path();
                !at.equals(part.path());
                at = at.parent().orElse(part.path())) {
            around.add(at);
        }
        return around.get(around.size() - 2);
    }

    /** Whether a change is one of the ecosystem, zone or team itself. */
    private static boolean isOfPart(ModelChange change) {
        return switch (change.subject().kind()) {
            case ECOSYSTEM, ZONE, TEAM -> true;
            default -> false;
        };
    }

    Role role() {
        ModelChange first = changes.get(0);
        if (isOfPart(first) && first.component().isEmpty()) {
            return first.kind() == ChangeKind.ADDED ? Role.ADDED_PART : Role.REMOVED_PART;
        }
        if (isOfPart(first) && part.zone().isPresent() && path.key().equals("owningRepo")) {
            return Role.OWNER;
        }
        boolean isDeclaration = first.subject().kind() == Subject.Kind.ZONE_DECLARATION
                || first.subject().kind() == Subject.Kind.TEAM_DECLARATION;
        return isDeclaration
                        && first.kind() == ChangeKind.REMOVED
                        && first.component().isEmpty()
                ? Role.REMOVED_DECLARATION
                : Role.CONTENT;
    }

    /** The zone or team that a declaration is about. */
    Part declared() {
        return part.zone().map(zone -> Part.team(zone, path.key())).orElseGet(() -> Part.zone(path.key()));
    }

    /** The first change in words, and how many more there are. */
    String words() {
        int more = changes.size() - 1;
        return changes.get(0) + (more > 0 ? ", and " + more + " more" : "");
    }
}
