package io.datasurface.host.internal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderNamesTest {
    @ParameterizedTest
    @CsvSource({
        "Prod_1-eu.west, Prod_1-eu.west",
        "a b, a=20b",
        "a/b, a=2Fb",
        "é, =C3=A9",
        "., =2E",
        ".., =2E=2E",
        ".x., =2Ex=2E",
        "a=20b, a=3D20b",
        ".datasurface, =2Edatasurface",
        "Manifest.json, =4Danifest.json",
        "plan.json, =70lan.json",
        "NUL, =4EUL",
        "com1.x, =63om1.x",
        "'', ="
    })
    void keepsPlainNamesAndEscapesTheRest(String name, String folder) {
        assertThat(FolderNames.of(name)).isEqualTo(folder);
    }

    @Test
    void cutsLongNamesAndKeepsThemApart() {
        String first = FolderNames.of("x".repeat(300));
        String second = FolderNames.of("x".repeat(301));

        assertThat(first).hasSize(64).startsWith("xxx").contains("==");
        assertThat(second).hasSize(64).isNotEqualTo(first);
    }

    @Property
    void everyFolderIsOneAllowedPart(@ForAll("names") String name) {
        String folder = FolderNames.of(name);

        assertThat(PathRules.check(folder)).isEmpty();
        assertThat(folder).doesNotContain("/").doesNotStartWith(".").doesNotEndWith(".");
        assertThat(folder.length()).isLessThanOrEqualTo(64);
    }

    @Property
    void differentNamesHaveDifferentFolders(@ForAll("names") String first, @ForAll("names") String second) {
        assertThat(FolderNames.of(first).equals(FolderNames.of(second))).isEqualTo(first.equals(second));
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> tricky = Arbitraries.of(
                        "=",
                        "==",
                        "=2",
                        "2E",
                        ".",
                        "..",
                        "a",
                        "A",
                        "é",
                        "e\u0301",
                        "\ud800",
                        "\udc00",
                        "?",
                        "/",
                        "con",
                        "x".repeat(40))
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(tricky, Arbitraries.strings().ofMaxLength(80));
    }
}
