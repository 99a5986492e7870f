package io.datasurface.awsbatch.instance;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is below the folder of a zone is below that of no other, whatever zones are called. */
class ZonesTest {
    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withCharRange('a', 'b')
                        .withChars("AB_-./=")
                        .ofMaxLength(4),
                Arbitraries.strings().withCharRange('a', 'b').ofMinLength(60).ofMaxLength(66),
                Arbitraries.strings().ofMaxLength(10),
                Arbitraries.of("", ".", "..", "../x", "a/*", "${aws:username}", "_x", "day=1", "Sales", "Sales EU"));
    }

    @Property(tries = 2000)
    void foldersAreApart(@ForAll("names") String zone, @ForAll("names") String other) {
        String folder = Zones.of(zone);
        assertThat(folder).matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}").doesNotContain("..");
        if (!zone.equals(other)) {
            assertThat((folder + "/").startsWith(Zones.of(other) + "/")).isFalse();
        }
    }

    /** Who changes them moves what runs. */
    @Example
    void foldersNeverChange() {
        assertThat(Zones.of("Sales")).isEqualTo("Sales");
        assertThat(Zones.of("Sales EU")).isEqualTo("Sales-EU-ac92d883f01c");
    }
}
