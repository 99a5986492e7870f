package io.datasurface.model;

import io.datasurface.model.common.Named;
import io.datasurface.model.common.Repository;

/**
 * Permission of the ecosystem for a zone to exist: who may define it.
 *
 * @param name name of the zone
 * @param owningRepo the repository that may define it
 */
public record GovernanceZoneDeclaration(String name, Repository owningRepo) implements Named {}
