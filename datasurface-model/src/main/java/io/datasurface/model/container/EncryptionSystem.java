package io.datasurface.model.container;

import io.datasurface.model.common.Default;

/**
 * How a container encrypts.
 *
 * @param name name of the system
 * @param hasThirdPartySuperUser whether somebody outside the company can decrypt
 */
public record EncryptionSystem(
        String name, @Default("false") boolean hasThirdPartySuperUser) {}
