package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterType;
import io.datasurface.spi.ParameterValues;
import io.datasurface.spi.Parameters;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Plugins that take values of parameters and make others of them. */
class BadValuesTest {
    private static final ParameterSpec TASKS = ParameterSpec.withDefault(
                    "tasks", ParameterType.INTEGER, ParameterValues.of(2), "Tasks")
            .between(1, 32);
    private static final ParameterSpec PAUSE = ParameterSpec.withDefault(
            "pause", ParameterType.DURATION, ParameterValues.of(Duration.ofHours(2)), "Pause");
    private static final ParameterSpec SETTINGS =
            ParameterSpec.optional("settings", ParameterType.TEXT_MAP, "{a: b}", "More settings");
    private static final ParameterSpec MAIL = ParameterSpec.optional("mail", ParameterType.TEXT, "me", "Who is told");
    private static final ParameterSpec LOGIN = ParameterSpec.optional("login", ParameterType.TEXT, "me", "Of the mail");

    private static List<String> mistakes(
            Function<Parameters, String> text, BiConsumer<Parameters, ProblemCollector> lint, ParameterSpec... specs) {
        DataPlatformProvider plugin = new GoodProvider() {
            @Override
            public List<ParameterSpec> parameters() {
                return List.of(specs);
            }

            @Override
            public DataPlatform create(PlatformContext context) {
                return new GoodPlatform(3) {
                    @Override
                    public void lint(PlatformModel model, ProblemCollector problems) {
                        lint.accept(context.parameters(), problems);
                    }

                    @Override
                    public void render(ChunkRenderRequest request, ArtifactSink sink) {
                        sink.add("chunks/" + request.chunk().id() + "/p.txt", text.apply(context.parameters()));
                    }
                };
            }
        };
        return ParameterEffects.mistakes(
                new ContractRun(plugin, SampleModels.relational("good", Map.of())), ignored -> false);
    }

    private static List<String> mistakes(Function<Parameters, String> text, ParameterSpec... specs) {
        return mistakes(text, (given, problems) -> {}, specs);
    }

    @Test
    void aNumberThatIsCut() {
        assertThat(mistakes(given -> "tasks " + given.integer("tasks"), TASKS)).isEmpty();
        assertThat(mistakes(given -> "tasks " + Math.min(8, given.integer("tasks")), TASKS))
                .singleElement()
                .asString()
                .startsWith("parameter tasks ends (31 and 32 are the same");
    }

    @Test
    void aTimeThatIsRounded() {
        assertThat(mistakes(given -> "pause " + given.duration("pause").toSeconds(), PAUSE))
                .isEmpty();
        assertThat(mistakes(given -> "pause " + given.duration("pause").toHours(), PAUSE))
                .singleElement()
                .asString()
                .startsWith("parameter pause ends (PT2H and PT2H1S are the same");
        assertThat(mistakes(
                        given -> "pause " + given.duration("pause").toHours(),
                        (given, problems) -> {
                            if (given.duration("pause").toSecondsPart() > 0) {
                                problems.error("pause", ObjectPath.ROOT, "whole minutes only");
                            }
                        },
                        PAUSE))
                .isEmpty();
    }

    /** What is given under a name that the plugin writes itself is written over. */
    @Test
    void aKeyThatIsItsOwn() {
        Function<Parameters, String> given = parameters -> {
            Map<String, String> all = new TreeMap<>(parameters.textMap("settings"));
            all.put("retries", "9");
            return all.entrySet().stream()
                    .map(each -> each.getKey() + " = " + each.getValue())
                    .collect(Collectors.joining("\n"));
        };
        assertThat(mistakes(given, SETTINGS))
                .singleElement()
                .isEqualTo("parameter settings keys (retries is taken, and its value is lost)");
        assertThat(mistakes(
                        given,
                        (parameters, problems) -> {
                            if (parameters.textMap("settings").containsKey("retries")) {
                                problems.error("own", ObjectPath.ROOT, "retries is set by the platform");
                            }
                        },
                        SETTINGS))
                .isEmpty();
    }

    /** It is refused without the other one; that is no use of it. */
    @Test
    void aTextThatGoesNowhere() {
        BiConsumer<Parameters, ProblemCollector> both = (given, problems) -> {
            if (given.isSet("mail") && !given.isSet("login")) {
                problems.error("mail", ObjectPath.ROOT, "%s needs a login", given.text("mail"));
            }
        };
        assertThat(mistakes(given -> given.isSet("login") ? given.text("login") : "", both, MAIL, LOGIN))
                .containsExactly("parameter mail");
        assertThat(mistakes(
                        given -> given.isSet("login") ? given.text("login") + "/" + mail(given) : "",
                        both,
                        MAIL,
                        LOGIN))
                .isEmpty();
    }

    private static String mail(Parameters given) {
        return given.isSet("mail") ? given.text("mail") : "";
    }
}
