package io.datasurface.model;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.Repository;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.internal.Copies;
import java.util.Map;
import java.util.Optional;

/**
 * People who own datastores and workspaces.
 *
 * @param name name in its zone
 * @param documentation words for people
 * @param owningRepo the repository that defines it; absent: as declared
 * @param containers containers that the team describes once, by name
 * @param dataStores datastores by name
 * @param workspaces workspaces by name
 */
public record Team(
        String name,
        Optional<Documentation> documentation,
        Optional<Repository> owningRepo,
        Map<String, DataContainer> containers,
        Map<String, Datastore> dataStores,
        Map<String, Workspace> workspaces)
        implements Named {
    /** Copies the maps. */
    public Team {
        containers = Copies.byName("Team.containers", containers);
        dataStores = Copies.byName("Team.dataStores", dataStores);
        workspaces = Copies.byName("Team.workspaces", workspaces);
    }
}
