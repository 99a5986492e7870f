package io.datasurface.model.lint;

import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import java.util.Optional;

/**
 * Where an object stands that lints itself.
 *
 * @param index the whole model
 * @param path path of the object
 * @param zone the zone that it is in
 * @param team its team; empty for a storage policy
 * @param datastore the datastore whose capture it is or is in
 * @param workspace the workspace that it is in
 */
public record LintPlace(
        EcosystemIndex index,
        ObjectPath path,
        GovernanceZone zone,
        Optional<Team> team,
        Optional<Datastore> datastore,
        Optional<Workspace> workspace) {}
