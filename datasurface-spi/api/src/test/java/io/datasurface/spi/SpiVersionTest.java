package io.datasurface.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule by which hosts take plugins. */
class SpiVersionTest {
    @ParameterizedTest
    @CsvSource({"2.3, true", "2.0, true", "2.4, false", "1.3, false", "3.0, false", "2.10, false", "20.3, false"})
    void sameMajorAndNoLaterMinor(String compiledAgainst, boolean taken) {
        assertThat(SpiVersion.refusal(compiledAgainst, 2, 3).isEmpty()).isEqualTo(taken);
    }

    @Test
    void aHostTakesItsOwnVersion() {
        assertThat(SpiVersion.refusal(SpiVersion.CURRENT)).isEmpty();
        assertThat(SpiVersion.CURRENT).isEqualTo(SpiVersion.MAJOR + "." + SpiVersion.MINOR);
    }

    @Test
    void aRefusalNamesBothVersionsAndWhatToTake() {
        assertThat(SpiVersion.refusal("1.7", 2, 3).orElseThrow())
                .isEqualTo(
                        "It was compiled against version 1.7 of the SPI, and this host has version 2.3. Both need the"
                                + " same major version: take the release of the plugin for SPI 2.x, or a host with SPI 1.x");
        assertThat(SpiVersion.refusal("2.4", 2, 3).orElseThrow())
                .endsWith("take a host with SPI 2.4 or later, or an earlier release of the plugin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.x", "one", "1.0.0", "99999999999.0", "1.0\n"})
    void whatIsNoVersionIsRefused(String text) {
        assertThat(SpiVersion.refusal(text).orElseThrow()).contains("let spiVersion() return SpiVersion.CURRENT");
    }
}
