package io.datasurface.awsbatch.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.datasurface.model.capture.CronTrigger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {
    /** In cron Sunday is 0 or 7, in EventBridge it is 1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *       | * * * * ? *",
                "*/15 * * * *    | 0,15,30,45 * * * ? *",
                "0 3 * * *       | 0 3 * * ? *",
                "30 2 1 * *      | 30 2 1 * ? *",
                "0 0 1,15 */6 *  | 0 0 1,15 1,7 ? *",
                "5 4 * * 0       | 5 4 ? * 1 *",
                "5 4 * * 7       | 5 4 ? * 1 *",
                "0 3 * * 1-5     | 0 3 ? * 2,3,4,5,6 *",
                "0 3 * * 6       | 0 3 ? * 7 *",
                "0 22 * * SUN    | 0 22 ? * 1 *",
                "0 3 * JAN MON   | 0 3 ? 1 2 *",
                "0 3 1-31 * 1    | 0 3 ? * 2 *",
                "0 3 4 * 0-6     | 0 3 4 * ? *",
                "0-59 0-23 * * * | * * * * ? *",
                "0 0 29 2 *      | 0 0 29 2 ? *"
            })
    void isWrittenAsEventBridgeTakesIt(String cron, String expected) {
        assertThat(CronSchedule.fields(new CronTrigger("t", cron))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 1 * 1", "0 0 1-30 * 0-5"})
    void bothDaysAreRefused(String cron) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronSchedule.fields(new CronTrigger("nightly", cron)))
                .withMessageContaining("nightly")
                .withMessageContaining("both the day of the month and the day of the week");
    }
}
