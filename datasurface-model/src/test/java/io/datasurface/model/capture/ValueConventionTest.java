package io.datasurface.model.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class ValueConventionTest {
    @Property
    void wildcardsStandForAnyCharacters(
            @ForAll @Chars({'a', 'b', '_', '*', '.'}) @StringLength(max = 7) String columns,
            @ForAll @Chars({'a', 'b', '_', '.'}) @StringLength(max = 7) String column) {
        String oracle = columns.chars()
                .mapToObj(each -> each == '*' ? ".*" : Pattern.quote(Character.toString(each)))
                .collect(Collectors.joining());

        assertThat(ValueConvention.of(columns, ValueReading.EPOCH_MILLIS).isAbout(column))
                .isEqualTo(column.matches(oracle));
    }
}
