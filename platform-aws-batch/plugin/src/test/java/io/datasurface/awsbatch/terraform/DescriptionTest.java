package io.datasurface.awsbatch.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionTest {
    @ParameterizedTest
    @CsvSource({"export of it, 12, export of it", "export of it, 11, export o...", "export of it, 100, export of it"})
    void isCutWhereItIsTooLong(String text, int most, String cut) {
        assertThat(Description.of(text, most)).isEqualTo(cut).hasSizeLessThanOrEqualTo(most);
    }

    @Test
    void noCharacterIsCutInHalf() {
        assertThat(Description.of("ab\uD83D\uDE00cdefgh", 6)).isEqualTo("ab...");
    }
}
