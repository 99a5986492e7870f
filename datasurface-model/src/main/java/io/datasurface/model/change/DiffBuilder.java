package io.datasurface.model.change;

import com.google.common.base.Suppliers;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.change.DiffWalk.Found;
import io.datasurface.model.change.Homes.Home;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes changes of what a walk found: with owners, and with datastores and workspaces that only moved told as such. */
final class DiffBuilder {
    private static final Comparator<ModelChange> ORDER = Comparator.comparing(ModelChange::owner)
            .thenComparing(ModelChange::subject)
            .thenComparing(change -> String.join(".", change.component()))
            .thenComparing(ModelChange::kind)
            .thenComparing(ModelChange::toString);

    private final Ecosystem before;
    private final Ecosystem after;
    private final Ownership ownersBefore;
    private final Ownership ownersAfter;
    private final Supplier<Homes> homesBefore;
    private final Supplier<Homes> homesAfter;
    private final Map<Part, Owner> owners = new HashMap<>();
    private final List<ModelChange> changes = new ArrayList<>();

    DiffBuilder(Ecosystem before, Ecosystem after) {
        this.before = before;
        this.after = after;
        this.ownersBefore = new Ownership(before);
        this.ownersAfter = new Ownership(after);
        this.homesBefore = Suppliers.memoize(() -> new Homes(before));
        this.homesAfter = Suppliers.memoize(() -> new Homes(after));
    }

    List<ModelChange> changes() {
        for (Found found : DiffWalk.differences(before, after)) {
            Optional<Home> then = home(homesBefore, found);
            Optional<Home> now = then.isPresent() ? home(homesAfter, found) : Optional.empty();
            if (then.isPresent() && now.isPresent()) {
                boolean isAdded = found.kind() == ChangeKind.ADDED;
                add(found, (isAdded ? then : now).map(Home::path));
                if (isAdded) {
                    inside(found.place(), then.get(), now.get());
                }
            } else {
                add(found, Optional.empty());
            }
        }
        changes.sort(ORDER);
        return changes;
    }

    /** Where an object that came or went is in a model, if it is a datastore or workspace. */
    private static Optional<Home> home(Supplier<Homes> homes, Found found) {
        Subject subject = found.place().subject();
        boolean hasHome = (subject.kind() == Subject.Kind.DATASTORE || subject.kind() == Subject.Kind.WORKSPACE)
                && found.place().component().isEmpty()
                && found.kind() != ChangeKind.CHANGED;
        return hasHome ? homes.get().of(subject) : Optional.empty();
    }

    /** What else is new of an object that came from another team. */
    private void inside(Place place, Home then, Home now) {
        DiffWalk.differences(place, then.team(), then.object(), now.team(), now.object())
                .forEach(each -> add(each, Optional.empty()));
    }

    private void add(Found found, Optional<ObjectPath> moved) {
        Place place = found.place();
        changes.add(new ModelChange(
                found.kind(),
                place.subject(),
                place.component(),
                place.path(),
                owner(Part.at(place.keys())),
                found.before(),
                found.after(),
                moved));
    }

    private Owner owner(Part part) {
        return owners.computeIfAbsent(
                part,
                each -> new Owner(
                        each.zone(), each.team(), ownersBefore.owner(each).or(() -> ownersAfter.owner(each))));
    }
}
