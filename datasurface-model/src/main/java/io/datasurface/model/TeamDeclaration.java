package io.datasurface.model;

import io.datasurface.model.common.Named;
import io.datasurface.model.common.Repository;

/**
 * Permission of a zone for a team to exist: who may define it.
 *
 * @param name name of the team
 * @param owningRepo the repository that may define it
 */
public record TeamDeclaration(String name, Repository owningRepo) implements Named {}
