package io.datasurface.model.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.capture.CronExpression.Field;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {
    @Test
    void aStarIsEveryValue() {
        CronExpression cron = CronExpression.parse("* * * * *");

        assertThat(cron.values(Field.MINUTE))
                .containsExactlyElementsOf(IntStream.range(0, 60).boxed().toList());
        assertThat(cron.values(Field.HOUR)).hasSize(24);
        assertThat(cron.values(Field.DAY_OF_MONTH)).hasSize(31).startsWith(1);
        assertThat(cron.values(Field.MONTH)).hasSize(12).startsWith(1);
        assertThat(cron.values(Field.DAY_OF_WEEK)).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(cron.isRestricted(Field.DAY_OF_MONTH)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */15 * * * *        | MINUTE       | 0 15 30 45
            7-30/10 * * * *     | MINUTE       | 7 17 27
            5,1,3-4,59 * * * *  | MINUTE       | 1 3 4 5 59
            00 08 * * *         | HOUR         | 8
            0 */60 * * *        | NONE         |
            0 0 31 1,3 *        | DAY_OF_MONTH | 31
            0 0 29 2 *          | MONTH        | 2
            0 0 1 jan-Mar,DEC * | MONTH        | 1 2 3 12
            0 0 * * 7           | DAY_OF_WEEK  | 0
            0 0 * * 5-7         | DAY_OF_WEEK  | 0 5 6
            0 0 * * MON-FRI/2   | DAY_OF_WEEK  | 1 3 5
            0 0 * * */3         | DAY_OF_WEEK  | 0 3 6
            0 0 31 2 MON        | DAY_OF_MONTH | 31
            """)
    void readsFields(String text, String field, String values) {
        if (field.equals("NONE")) {
            assertThat(CronExpression.mistake(text)).isPresent();
            return;
        }
        assertThat(CronExpression.parse(text).values(Field.valueOf(field)))
                .extracting(String::valueOf)
                .containsExactly(values.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "61 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * 32 * *",
                "* * * 0 *",
                "* * * 13 *",
                "* * * * 8",
                "*/0 * * * *",
                "*/61 * * * *",
                "5/10 * * * *",
                "30-10 * * * *",
                "0 0 * * SAT-MON",
                "1,,2 * * * *",
                ",1 * * * *",
                "1- * * * *",
                "-1 * * * *",
                "*-5 * * * *",
                "1-5/ * * * *",
                "1-5/2/2 * * * *",
                "+1 * * * *",
                "1.5 * * * *",
                "0x1 * * * *",
                "\u0661 * * * *",
                "9999999999999 * * * *",
                "L * * * *",
                "JAN * * * *",
                "* * * JANUARY *",
                "? * * * *",
                "@daily",
                "0 0 30 2 *",
                "0 0 31 4,6,9,11 *",
            })
    void refusesWhatIsNoExpressionAndSaysWhy(String text) {
        assertThatThrownBy(() -> CronExpression.parse(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(CronExpression.mistake(text))
                .hasValueSatisfying(reason -> assertThat(reason).isNotBlank());
    }

    @Test
    void aMistakeNamesTheFieldTheItemAndTheBounds() {
        assertThat(CronExpression.mistake("0 24 * * *"))
                .contains("the hour \"24\" is wrong: the value must be 0 to 23");
        assertThat(CronExpression.mistake("* * * *"))
                .contains("it has 4 fields; write minute, hour, day of month, month and day of week");
    }

    @Test
    void sundayIsZeroAndSeven() {
        CronExpression cron = CronExpression.parse("0 0 * * SUN");

        assertThat(cron.includes(Field.DAY_OF_WEEK, 0)).isTrue();
        assertThat(cron.includes(Field.DAY_OF_WEEK, 7)).isTrue();
        assertThat(cron.includes(Field.DAY_OF_WEEK, 1)).isFalse();
        assertThat(cron.includes(Field.MINUTE, -1)).isFalse();
        assertThat(cron.includes(Field.MINUTE, 64)).isFalse();
    }

    @Test
    void knowsWhichDayFieldsAreRestricted() {
        CronExpression cron = CronExpression.parse("0 0 */2 * 1");

        assertThat(cron.isRestricted(Field.DAY_OF_MONTH)).isFalse();
        assertThat(cron.isRestricted(Field.DAY_OF_WEEK)).isTrue();
    }

    @Test
    void isAValue() {
        assertThat(CronExpression.parse(" 0  3 * * * "))
                .isEqualTo(CronExpression.parse("0 3 * * *"))
                .hasSameHashCodeAs(CronExpression.parse("0 3 * * *"))
                .isNotEqualTo(CronExpression.parse("0 4 * * *"))
                .hasToString("0 3 * * *");
    }
}
