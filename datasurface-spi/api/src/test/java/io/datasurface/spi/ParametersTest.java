package io.datasurface.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static final ObjectPath PATH = ObjectPath.ROOT.child("parameters");

    private static final List<ParameterSpec> SPECS = List.of(
            ParameterSpec.required("region", ParameterType.TEXT, "us-east-1", "Where it runs")
                    .matching("[a-z]+-[a-z]+-[0-9]"),
            ParameterSpec.required("bucket.name", ParameterType.TEXT, "stage", "Bucket for staged data"),
            ParameterSpec.withDefault("bucket.prefix", ParameterType.TEXT, ParameterValues.of("in/"), "Prefix in it"),
            ParameterSpec.withDefault("workers", ParameterType.INTEGER, ParameterValues.of(10), "How many workers"),
            ParameterSpec.withDefault("encrypt", ParameterType.FLAG, ParameterValues.of(true), "Whether to encrypt"),
            ParameterSpec.withDefault(
                    "timeout", ParameterType.DURATION, ParameterValues.of(Duration.ofMinutes(15)), "When to give up"),
            ParameterSpec.optional("zones", ParameterType.TEXT_LIST, "a, b", "Zones to spread over")
                    .matching("[a-z]"),
            ParameterSpec.optional("tags", ParameterType.TEXT_MAP, "team: x", "Tags of all resources"),
            ParameterSpec.optional("password", ParameterType.SECRET, "prod/db", "Name of the password")
                    .matching("[a-z/]+"));

    private final ProblemCollector problems = new ProblemCollector(SourceMap.NONE);

    private Optional<Parameters> check(Map<String, JsonValue> given) {
        return Parameters.check(SPECS, given, PATH, problems);
    }

    private List<String> found() {
        return problems.problems().stream()
                .map(problem -> problem.path() + " " + problem.code())
                .toList();
    }

    private static Map<String, JsonValue> given(Object... namesAndValues) {
        Map<String, JsonValue> given = new LinkedHashMap<>();
        given.put("region", ParameterValues.of("us-east-1"));
        given.put("bucket", group("name", ParameterValues.of("b")));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given.put((String) namesAndValues[i], (JsonValue) namesAndValues[i + 1]);
        }
        return given;
    }

    private static JsonValue group(String name, JsonValue value) {
        return new JsonValue.Group(Map.of(name, value));
    }

    @Test
    void givesValuesAndDefaultsWithTheirTypes() {
        Parameters parameters = check(given(
                        "workers", ParameterValues.of(3),
                        "zones", ParameterValues.of(List.of("b", "a")),
                        "tags", new JsonValue.Group(Map.of("team", ParameterValues.of("x"))),
                        "timeout", ParameterValues.of("P1D")))
                .orElseThrow();

        assertThat(problems.problems()).isEmpty();
        assertThat(parameters.text("region")).isEqualTo("us-east-1");
        assertThat(parameters.text("bucket.name")).isEqualTo("b");
        assertThat(parameters.text("bucket.prefix")).isEqualTo("in/");
        assertThat(parameters.integer("workers")).isEqualTo(3);
        assertThat(parameters.flag("encrypt")).isTrue();
        assertThat(parameters.duration("timeout")).isEqualTo(Duration.ofDays(1));
        assertThat(parameters.texts("zones")).containsExactly("b", "a");
        assertThat(parameters.textMap("tags")).containsExactly(Map.entry("team", "x"));
        assertThat(parameters.isSet("password")).isFalse();
        assertThat(parameters.optionalText("password")).isEmpty();
        assertThat(parameters.optionalText("region")).contains("us-east-1");
    }

    @Test
    void whatIsNotSetAndHasNoDefaultIsEmpty() {
        Parameters parameters = check(given()).orElseThrow();

        assertThat(parameters.texts("zones")).isEmpty();
        assertThat(parameters.textMap("tags")).isEmpty();
        assertThatThrownBy(() -> parameters.text("password"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("password is not set");
    }

    @Test
    void whatWasNotDeclaredSoIsAMistakeOfThePlugin() {
        Parameters parameters = check(given()).orElseThrow();

        assertThatThrownBy(() -> parameters.text("regoin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No parameter is named regoin")
                .hasMessageContaining("region");
        assertThatThrownBy(() -> parameters.isSet("regoin")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parameters.integer("region"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("declared as TEXT, not INTEGER");
        assertThatThrownBy(() -> parameters.flag("region")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parameters.duration("region")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parameters.text("workers")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allMistakesAreReportedAtOnce() {
        Map<String, JsonValue> given = new LinkedHashMap<>();
        given.put("region", ParameterValues.of("Mars"));
        given.put(
                "bucket",
                new JsonValue.Group(Map.of("prefix", ParameterValues.of(5), "sufix", ParameterValues.of("x"))));
        given.put("workers", new JsonValue.Numeric(new BigDecimal("2.5")));
        given.put("encrypt", ParameterValues.of("yes"));
        given.put("timeout", ParameterValues.of("15 minutes"));
        given.put(
                "zones",
                new JsonValue.Items(List.of(ParameterValues.of("a"), ParameterValues.of("BB"), ParameterValues.of(1))));
        given.put("tags", new JsonValue.Group(Map.of("team", ParameterValues.of(true))));
        given.put("wrokers", ParameterValues.of(1));

        assertThat(check(given)).isEmpty();
        assertThat(found())
                .containsExactlyInAnyOrder(
                        "/parameters missing-parameter",
                        "/parameters/region bad-parameter",
                        "/parameters/bucket/prefix bad-parameter",
                        "/parameters/bucket/sufix unknown-parameter",
                        "/parameters/workers bad-parameter",
                        "/parameters/encrypt bad-parameter",
                        "/parameters/timeout bad-parameter",
                        "/parameters/zones bad-parameter",
                        "/parameters/zones bad-parameter",
                        "/parameters/tags/team bad-parameter",
                        "/parameters/wrokers unknown-parameter");
        assertThat(problems.problems())
                .extracting(Problem::message)
                .contains(
                        "The parameter \"bucket.name\" is missing: Bucket for staged data (for example stage)",
                        "The parameter \"region\" is \"Mars\", but must be a text that matches [a-z]+-[a-z]+-[0-9]"
                                + " (for example us-east-1)")
                .anyMatch(message -> message.equals(
                        "The platform takes no parameter \"wrokers\"; did you mean \"workers\"? Known: region,"
                                + " bucket.name, bucket.prefix, workers, encrypt, timeout, zones, tags, password"));
    }

    @Test
    void wrongShapesAreReported() {
        assertThat(check(given(
                        "workers", ParameterValues.of("3"),
                        "encrypt", ParameterValues.of(1),
                        "timeout", ParameterValues.of(15),
                        "zones", ParameterValues.of("a"),
                        "tags", ParameterValues.of(List.of("x")),
                        "bucket", ParameterValues.of("b"))))
                .isEmpty();
        assertThat(found())
                .containsExactlyInAnyOrder(
                        "/parameters missing-parameter",
                        "/parameters/workers bad-parameter",
                        "/parameters/encrypt bad-parameter",
                        "/parameters/timeout bad-parameter",
                        "/parameters/zones bad-parameter",
                        "/parameters/tags bad-parameter",
                        "/parameters/bucket unknown-parameter");
    }

    @Test
    void numbersThatDoNotFitAreReported() {
        assertThat(check(given("workers", new JsonValue.Numeric(new BigDecimal("1e30")))))
                .isEmpty();
        assertThat(problems.problems().get(0).message()).contains("a whole number of at most 64 bits");
        assertThat(Parameters.check(
                                SPECS, given("workers", new JsonValue.Numeric(new BigDecimal("1e3"))), PATH, problems)
                        .orElseThrow()
                        .integer("workers"))
                .isEqualTo(1000);
    }

    @Test
    void aParameterIsSetOnce() {
        assertThat(check(given("bucket.name", ParameterValues.of("other")))).isEmpty();
        assertThat(found()).containsExactly("/parameters/bucket.name repeated-parameter");
    }

    @Test
    void aSecretIsNotShown() {
        assertThat(check(given("password", ParameterValues.of("Hunter2!")))).isEmpty();
        assertThat(problems.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("\"password\"", "prod/db")
                        .doesNotContain("Hunter2"));
    }

    @Test
    void whatIsShownIsShortAndPrintable() {
        assertThat(check(given("region", ParameterValues.of("a\n\u001b[31m" + "x".repeat(1000)))))
                .isEmpty();
        assertThat(problems.problems().get(0).message())
                .hasSizeLessThan(250)
                .contains("\"a??[31mxxx")
                .contains("...");
    }

    @Test
    void aPlatformWithoutParametersTakesNone() {
        assertThat(Parameters.check(List.of(), Map.of("x", ParameterValues.of(1)), PATH, problems))
                .isEmpty();
        assertThat(problems.problems().get(0).message()).endsWith("it takes none");
    }

    @Test
    void aDefaultThatIsNotValidIsReported() {
        ParameterSpec spec =
                ParameterSpec.withDefault("n", ParameterType.INTEGER, ParameterValues.of("many"), "A number");

        assertThat(Parameters.check(List.of(spec), Map.of(), PATH, problems)).isEmpty();
        assertThat(found()).containsExactly("/parameters bad-parameter");
    }

    /** Whatever a model sets: no exception, and a result exactly if there is no problem. The tries share the fields: so no field here. */
    @Property
    void neverThrows(@ForAll("anything") Map<String, JsonValue> given) {
        ProblemCollector found = new ProblemCollector(SourceMap.NONE);
        Optional<Parameters> parameters = Parameters.check(SPECS, given, PATH, found);

        assertThat(parameters.isPresent()).isEqualTo(found.problems().isEmpty());
    }

    @Provide
    Arbitrary<Map<String, JsonValue>> anything() {
        Arbitrary<String> names = Arbitraries.of(
                "region",
                "bucket",
                "name",
                "prefix",
                "bucket.name",
                "workers",
                "encrypt",
                "timeout",
                "zones",
                "tags",
                "password",
                "",
                ".");
        Arbitrary<JsonValue> simple = Arbitraries.of(
                ParameterValues.of("us-east-1"),
                ParameterValues.of("PT1M"),
                ParameterValues.of("a"),
                ParameterValues.of(7),
                ParameterValues.of(true),
                new JsonValue.Numeric(new BigDecimal("1e999999999")),
                new JsonValue.Items(List.of()),
                new JsonValue.Group(Map.of()));
        Arbitrary<JsonValue> value = Arbitraries.oneOf(
                simple,
                simple.list().ofMaxSize(3).map(JsonValue.Items::new),
                Arbitraries.maps(names, simple).ofMaxSize(3).map(JsonValue.Group::new));
        return Arbitraries.maps(names, value).ofMaxSize(9);
    }
}
