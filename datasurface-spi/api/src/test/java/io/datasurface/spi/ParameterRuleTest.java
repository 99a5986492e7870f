package io.datasurface.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What a parameter asks of values beside their type. */
class ParameterRuleTest {
    private static ParameterSpec spec(ParameterType type) {
        return ParameterSpec.optional("p", type, "", "help");
    }

    /** What is said of a value; empty if it is taken. */
    private static List<String> said(ParameterSpec spec, JsonValue value) {
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        boolean taken = Parameters.check(List.of(spec), Map.of("p", value), ObjectPath.ROOT, problems)
                .isPresent();
        List<String> said = problems.problems().stream().map(Problem::message).toList();
        assertThat(taken).isEqualTo(said.isEmpty());
        return said;
    }

    /** The smallest numbers around both ends, beside a plain comparison. */
    @Property
    void rangesHoldTheirEnds(
            @ForAll @LongRange(min = -50, max = 50) long least, @ForAll @LongRange(min = 0, max = 50) long width) {
        long most = least + width;
        LongStream.of(Long.MIN_VALUE, least - 1, least, most, most + 1, Long.MAX_VALUE)
                .forEach(number -> {
                    JsonValue value = ParameterValues.of(number);
                    boolean inside = number >= least && number <= most;
                    assertThat(said(spec(ParameterType.INTEGER).between(least, most), value)
                                    .isEmpty())
                            .as("%d of %d to %d", number, least, most)
                            .isEqualTo(inside);
                    assertThat(said(spec(ParameterType.INTEGER).atLeast(least), value)
                                    .isEmpty())
                            .isEqualTo(number >= least);
                });
        for (long seconds : new long[] {least - 1, least, most, most + 1}) {
            JsonValue value = ParameterValues.of(Duration.ofSeconds(seconds));
            assertThat(said(
                                    spec(ParameterType.DURATION)
                                            .between(Duration.ofSeconds(least), Duration.ofSeconds(most)),
                                    value)
                            .isEmpty())
                    .isEqualTo(seconds >= least && seconds <= most);
            assertThat(said(spec(ParameterType.DURATION).atLeast(Duration.ofSeconds(least)), value)
                            .isEmpty())
                    .isEqualTo(seconds >= least);
        }
    }

    @Test
    void whatIsAskedForIsSaid() {
        assertThat(said(spec(ParameterType.INTEGER).between(1, 50), ParameterValues.of(51)))
                .containsExactly("The parameter \"p\" is \"51\", but must be from 1 to 50 (for example )");
        assertThat(said(spec(ParameterType.INTEGER).atLeast(0), ParameterValues.of(-1)))
                .containsExactly("The parameter \"p\" is \"-1\", but must be at least 0 (for example )");
        assertThat(said(spec(ParameterType.DURATION).atLeast(Duration.ofMinutes(1)), ParameterValues.of("PT59S")))
                .containsExactly("The parameter \"p\" is \"PT59S\", but must be at least PT1M (for example )");
        assertThat(said(
                        spec(ParameterType.DURATION).between(Duration.ofMinutes(1), Duration.ofHours(1)),
                        ParameterValues.of("PT2H")))
                .containsExactly("The parameter \"p\" is \"PT2H\", but must be from PT1M to PT1H (for example )");
    }

    @Test
    void aMistypedChoiceIsGuessed() {
        ParameterSpec choice = spec(ParameterType.TEXT).oneOf("HOURLY", "DAILY");

        assertThat(said(choice, ParameterValues.of("DAILY"))).isEmpty();
        assertThat(said(choice, ParameterValues.of("daily")))
                .containsExactly(
                        "The parameter \"p\" is \"daily\", but must be one of HOURLY, DAILY; did you mean \"DAILY\"? (for example )");
        assertThat(said(choice, ParameterValues.of("x")))
                .containsExactly("The parameter \"p\" is \"x\", but must be one of HOURLY, DAILY (for example )");
    }

    @Test
    void choicesAreForEachTextOfAListOrMapAndForNumbers() {
        ParameterSpec list = spec(ParameterType.TEXT_LIST).oneOf("a", "b");
        ParameterSpec map = spec(ParameterType.TEXT_MAP).oneOf("a", "b");
        ParameterSpec number = spec(ParameterType.INTEGER).oneOf("1", "30");

        assertThat(said(list, ParameterValues.of(List.of("a", "b", "a")))).isEmpty();
        assertThat(said(list, ParameterValues.of(List.of("c", "a", "d")))).hasSize(2);
        assertThat(said(map, new JsonValue.Group(Map.of("x", ParameterValues.of("b")))))
                .isEmpty();
        assertThat(said(map, new JsonValue.Group(Map.of("x", ParameterValues.of("c")))))
                .hasSize(1);
        assertThat(said(number, ParameterValues.of(30))).isEmpty();
        assertThat(said(number, ParameterValues.of(3))).hasSize(1);
    }

    @Test
    void theNameOfASecretIsPrintable() {
        ParameterSpec secret = spec(ParameterType.SECRET);

        assertThat(said(secret, ParameterValues.of("prod/db login"))).isEmpty();
        for (String wrong : List.of("", " ", "a\nb", "a\u0000")) {
            assertThat(said(secret, ParameterValues.of(wrong)))
                    .containsExactly(
                            "The parameter \"p\" is not the name of a secret, but must be a printable name (for example )");
        }
    }

    @Test
    void aRuleFitsItsParameter() {
        assertThatThrownBy(() -> spec(ParameterType.TEXT).between(1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The parameter p is declared as TEXT, so its rule cannot be \"from 1 to 2\"");
        assertThatThrownBy(() -> spec(ParameterType.FLAG).oneOf("true")).hasMessageContaining("declared as FLAG");
        assertThatThrownBy(() -> spec(ParameterType.INTEGER).matching("[0-9]+"))
                .hasMessageContaining("declared as INTEGER");
        assertThatThrownBy(() -> spec(ParameterType.INTEGER).atLeast(Duration.ZERO))
                .hasMessageContaining("declared as INTEGER");
        assertThatThrownBy(() -> spec(ParameterType.DURATION).atLeast(1)).hasMessageContaining("declared as DURATION");
        assertThatThrownBy(() -> spec(ParameterType.INTEGER).between(2, 1)).hasMessage("No number is from 2 to 1");
        assertThatThrownBy(() -> spec(ParameterType.DURATION).between(Duration.ofHours(1), Duration.ofMinutes(1)))
                .hasMessage("No duration is from PT1H to PT1M");
        assertThatThrownBy(() -> spec(ParameterType.TEXT).oneOf()).hasMessage("A parameter needs a choice");
    }
}
