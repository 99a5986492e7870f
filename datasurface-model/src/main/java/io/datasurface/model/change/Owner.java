package io.datasurface.model.change;

import io.datasurface.model.common.Repository;
import java.util.Comparator;
import java.util.Optional;

/**
 * Whose part of a model it is: the ecosystem's, a zone's or a team's.
 *
 * @param zone name of the zone; absent: the ecosystem's own part
 * @param team name of the team in the zone; absent: the zone's own part
 * @param repository the repository that defines the part, if anybody may
 */
public record Owner(Optional<String> zone, Optional<String> team, Optional<Repository> repository)
        implements Comparable<Owner> {
    private static final Comparator<Owner> ORDER = Comparator.comparing(
                    (Owner owner) -> owner.zone().orElse(""))
            .thenComparing(owner -> owner.zone().isPresent())
            .thenComparing(owner -> owner.team().orElse(""))
            .thenComparing(owner -> owner.team().isPresent())
            .thenComparing(owner -> owner.repository().map(Repository::identity).orElse(""));

    /** Orders the ecosystem before zones before their teams, by name. */
    @Override
    public int compareTo(Owner other) {
        return ORDER.compare(this, other);
    }

    /** Returns words such as {@code Team Sales/Orders (github:acme/orders#main)}. */
    @Override
    public String toString() {
        String part = zone.isEmpty()
                ? "Ecosystem"
                : team.isEmpty() ? "Zone " + Words.name(zone.get()) : "Team " + Words.names(zone.get(), team.get());
        return part + " (" + repository.map(some -> Words.name(some.identity())).orElse("nobody") + ")";
    }
}
