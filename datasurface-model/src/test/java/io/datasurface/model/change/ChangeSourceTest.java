package io.datasurface.model.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.common.Repository;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeSourceTest {
    @ParameterizedTest
    @CsvSource({
        "github:acme/orders#main, github:acme/orders#main",
        "github:other/x#feature/y, github:other/x#feature/y",
        "gitlab:https://git.example.com:8443/group/sub/x#main, gitlab:https://git.example.com:8443/group/sub/x#main",
        "fake:x, fake:x",
        "ecosystem, github:acme/model#main",
        "Sales, github:acme/sales#main",
        "Future, github:acme/future#main",
        "Sales/Web, github:acme/web#main"
    })
    void findsIdentitiesAndOwners(String text, String identity) {
        assertThat(ChangeSource.find(text, Acme.BEFORE.model()).map(Repository::identity))
                .isEqualTo(Optional.of(identity));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Nowhere", "Sales/Nobody", "Nowhere/Orders", "github:acme/orders", "svn:x"})
    void findsNothingElse(String text) {
        assertThat(ChangeSource.find(text, Acme.BEFORE.model())).isEmpty();
    }

    @Test
    void knowsAllOwners() {
        assertThat(ChangeSource.known(Acme.BEFORE.model()))
                .hasSize(8)
                .contains("github:acme/lab#main", "github:acme/model#main")
                .isSorted();
    }
}
