package io.datasurface.model.common;

import java.util.Optional;

/**
 * A repository that exists in tests only.
 *
 * @param name any name
 * @param credential a credential, if needed
 * @param documentation words for people
 */
public record FakeRepository(String name, Optional<Credential> credential, Optional<Documentation> documentation)
        implements Repository {
    @Override
    public String identity() {
        return "fake:" + name;
    }
}
