package io.datasurface.model.container;

import io.datasurface.model.common.Default;
import java.util.Optional;

/**
 * How a container encrypts.
 *
 * @param name name of the system
 * @param keyContainer name of the store that holds its keys
 * @param hasThirdPartySuperUser whether somebody outside the company can decrypt
 */
public record EncryptionSystem(
        String name,
        Optional<String> keyContainer,
        @Default("false") boolean hasThirdPartySuperUser) {}
