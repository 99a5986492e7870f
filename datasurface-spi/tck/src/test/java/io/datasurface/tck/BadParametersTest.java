package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Plugins that throw at values of parameters that they say they take. */
class BadParametersTest {
    private static final Consumer<PlatformPluginContract> CHECK =
            PlatformPluginContract::strangeParametersAreRenderedOrRefused;

    /** A plugin with a parameter that is read where it is made. */
    private static Supplier<DataPlatformProvider> reading(Consumer<Parameters> read, ParameterSpec... specs) {
        return () -> new GoodProvider() {
            @Override
            public List<ParameterSpec> parameters() {
                return List.of(specs);
            }

            @Override
            public DataPlatform create(PlatformContext context) {
                read.accept(context.parameters());
                return new GoodPlatform(3);
            }
        };
    }

    private static ParameterSpec text(String example) {
        return ParameterSpec.withDefault("p", ParameterType.TEXT, ParameterValues.of(example), "Help");
    }

    private static void passes(Supplier<DataPlatformProvider> good) {
        assertThatCode(() -> CHECK.accept(Spoiled.contract(good))).doesNotThrowAnyException();
    }

    @Test
    void aNumberThatMustBePositive() {
        ParameterSpec size = ParameterSpec.withDefault("p", ParameterType.INTEGER, ParameterValues.of(3), "Help");
        Consumer<Parameters> read = parameters -> List.of(1, 2).subList(0, (int) Math.min(2, parameters.integer("p")));

        Spoiled.assertCaught(reading(read, size), CHECK, "p: \"-1\" is allowed");
        Spoiled.assertCaught(reading(read, size.between(-1, 5)), CHECK, "p: \"-1\" is allowed");
        passes(reading(read, size.between(0, 5)));
    }

    @Test
    void anEnumByItsName() {
        Consumer<Parameters> read =
                parameters -> Duration.of(1, java.time.temporal.ChronoUnit.valueOf(parameters.text("p")));

        Spoiled.assertCaught(reading(read, text("HOURS")), CHECK, "p: \"\" is allowed");
        Spoiled.assertCaught(
                reading(read, text("HOURS").oneOf("HOURS", "DAYS", "WEEKS")), CHECK, "p: \"WEEKS\" is allowed");
        passes(reading(read, text("HOURS").oneOf("HOURS", "DAYS")));
    }

    @Test
    void aDurationInSmallUnits() {
        ParameterSpec pause = ParameterSpec.optional("p", ParameterType.DURATION, "PT1H", "Help");
        Consumer<Parameters> read = parameters -> {
            if (parameters.isSet("p")) {
                long unused = parameters.duration("p").toNanos();
            }
        };

        Spoiled.assertCaught(reading(read, pause), CHECK, "p: \"PT", "is allowed");
        passes(reading(read, pause.between(Duration.ZERO, Duration.ofDays(1))));
    }

    @Test
    void theFirstOfAList() {
        ParameterSpec zones =
                ParameterSpec.withDefault("p", ParameterType.TEXT_LIST, ParameterValues.of(List.of("a")), "Help");
        Consumer<Parameters> read = parameters -> parameters.texts("p").get(0).length();

        Spoiled.assertCaught(reading(read, zones), CHECK, "p: \"[]\" is allowed");
    }

    /** What one value makes of the render must not hide what another one does. */
    @Test
    void oneOfSeveral() {
        ParameterSpec refused = ParameterSpec.optional("a", ParameterType.FLAG, "true", "Help");
        Supplier<DataPlatformProvider> bad = () -> new GoodProvider() {
            @Override
            public List<ParameterSpec> parameters() {
                return List.of(refused, text("x"));
            }

            @Override
            public DataPlatform create(PlatformContext context) {
                return new GoodPlatform(3) {
                    @Override
                    public void lint(PlatformModel model, ProblemCollector problems) {
                        if (context.parameters().isSet("a")) {
                            problems.error("no-a", context.platform().path(), "a is set; leave it out");
                        }
                    }

                    @Override
                    public void render(ChunkRenderRequest request, ArtifactSink sink) {
                        super.render(request, sink);
                        sink.add("p/" + context.parameters().text("p"), "x");
                    }
                };
            }
        };

        assertThatThrownBy(() -> CHECK.accept(Spoiled.contract(bad)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("p: \"..\" is allowed")
                .hasMessageNotContaining("a: \"");
    }
}
