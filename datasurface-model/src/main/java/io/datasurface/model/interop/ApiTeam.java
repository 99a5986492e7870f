package io.datasurface.model.interop;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Repository;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.internal.Copies;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A team as a server tells it: with the names of what it owns.
 *
 * @param zone name of its zone
 * @param name its name
 * @param documentation words for people
 * @param owningRepo the repository that defines it
 * @param containers its containers by name
 * @param datastores names of its datastores
 * @param workspaces names of its workspaces
 */
public record ApiTeam(
        String zone,
        String name,
        Optional<Documentation> documentation,
        Optional<Repository> owningRepo,
        Map<String, DataContainer> containers,
        List<String> datastores,
        List<String> workspaces) {
    /** Copies the collections. */
    public ApiTeam {
        containers = Copies.byName("ApiTeam.containers", containers);
        datastores = List.copyOf(datastores);
        workspaces = List.copyOf(workspaces);
    }
}
