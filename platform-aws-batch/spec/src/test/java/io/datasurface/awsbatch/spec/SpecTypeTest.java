package io.datasurface.awsbatch.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecTypeTest {

    @Test
    void readsSpacesAndQuotedNames() {
        assertThat(SpecType.parse(" struct < ` a``b ` : decimal( 18 , 2 ) , c: array<string(3)> > "))
                .isEqualTo(new SpecType.StructType(List.of(
                        new SpecType.Field(" a`b ", SpecType.decimal(18, 2)),
                        new SpecType.Field("c", new SpecType.ArrayType(SpecType.string(3))))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    integer(33)           | use 8, 16, 32 or 64 bits
                    integer               | at index 7 expected '('
                    decimal(39,0)         | precision of 1 to 38
                    decimal(3,4)          | scale of 0 to the precision
                    varchar(10)           | at index 0 expected boolean, integer(8|16|32|64)
                    string(0)             | at least 1
                    string(9999999999)    | a number of 1 to 9 digits
                    array<string          | at index 12 expected '>'
                    map<string>           | expected ','
                    struct<>              | expected a field name
                    struct<`a:string>     | expected the backtick
                    struct<a:date,A:date> | has a twice
                    date date             | nothing may follow the type
                    Date                  | at index 0 expected boolean
                    """)
    void saysWhatIsWrongWithAText(String text, String message) {
        assertThatThrownBy(() -> SpecType.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void endsAtADepthThatNoStackOverflows() {
        assertThatThrownBy(() -> SpecType.parse("array<".repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 deep");
    }
}
