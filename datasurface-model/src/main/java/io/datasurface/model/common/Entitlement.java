package io.datasurface.model.common;

import java.util.Optional;

/**
 * A principal that may read the data of a workspace.
 *
 * @param principal its name, as the platform of the workspace knows it, such as {@code arn:aws:iam::111122223333:role/analysts} or {@code analysts}
 * @param principalType what it is
 * @param documentation words for people
 */
public record Entitlement(
        @Shorthand String principal,
        @Default("ROLE") PrincipalType principalType,
        Optional<Documentation> documentation) {}
