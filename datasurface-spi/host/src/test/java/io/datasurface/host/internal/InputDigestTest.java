package io.datasurface.host.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InputDigestTest {
    private static String hash(List<String> texts) {
        InputDigest digest = new InputDigest();
        texts.forEach(digest::add);
        return digest.hex();
    }

    @Property(tries = 500)
    void hashesAreTheSameExactlyIfTheTextsAre(@ForAll List<String> one, @ForAll List<String> other) {
        assertThat(hash(one)).isEqualTo(hash(List.copyOf(one)));
        assertThat(hash(one).equals(hash(other))).isEqualTo(one.equals(other));
    }

    @Test
    void whatLooksAlikeIsNot() {
        assertThat(List.of(
                        hash(List.of()),
                        hash(List.of("")),
                        hash(List.of("", "")),
                        hash(List.of("ab")),
                        hash(List.of("a", "b")),
                        hash(List.of("\u6162")),
                        hash(List.of("\ud800")),
                        hash(List.of("\udc00")),
                        hash(List.of("?")),
                        hash(List.of("x".repeat(8191))),
                        hash(List.of("x".repeat(8192))),
                        hash(List.of("x".repeat(4096), "x".repeat(4096))),
                        new InputDigest().add(List.of("a", "b")).add("c").hex(),
                        new InputDigest().add(List.of("a")).add("b").add("c").hex(),
                        new InputDigest()
                                .add("ab".getBytes(StandardCharsets.US_ASCII))
                                .hex()))
                .doesNotHaveDuplicates();
    }

    @Test
    void textsOfAnyLengthAreHashedAsTheyAre() {
        for (int length = 4080; length < 4110; length++) {
            String text = "y".repeat(length);
            assertThat(hash(List.of("a", text, text, "b"))).isEqualTo(hash(List.of("a", text, text, "b")));
            assertThat(hash(List.of("a", text, text, "b")))
                    .isNotEqualTo(hash(List.of("a", text, text.substring(1) + "z", "b")));
        }
    }
}
