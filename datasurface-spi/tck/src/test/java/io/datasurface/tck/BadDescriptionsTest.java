package io.datasurface.tck;

import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterType;
import io.datasurface.spi.ParameterValues;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Plugins that do not say what they are. */
class BadDescriptionsTest {
    private static Supplier<DataPlatformProvider> declaring(ParameterSpec... specs) {
        return () -> new GoodProvider() {
            @Override
            public List<ParameterSpec> parameters() {
                return List.of(specs);
            }
        };
    }

    @Test
    void aPluginThatIsNotRegistered() {
        Spoiled.assertCaught(
                () -> new GoodProvider() {
                    @Override
                    public String type() {
                        return "unregistered";
                    }
                },
                PlatformPluginContract::isRegisteredUnderItsType,
                "unregistered",
                "META-INF/services/io.datasurface.spi.DataPlatformProvider");
        Spoiled.assertCaught(
                () -> new GoodProvider() {}, PlatformPluginContract::isRegisteredUnderItsType, "BadDescriptionsTest");
    }

    @Test
    void aPluginForAnotherSpi() {
        Spoiled.assertCaught(
                () -> new GoodProvider() {
                    @Override
                    public String spiVersion() {
                        return "0.9";
                    }
                },
                PlatformPluginContract::saysWhatItIs,
                "SpiVersion.CURRENT");
    }

    @Test
    void aPluginWithPoorParameters() {
        Consumer<PlatformPluginContract> check = PlatformPluginContract::parametersAreExplainedAndValid;
        ParameterSpec good = ParameterSpec.optional("a", ParameterType.TEXT, "x", "Help");

        Spoiled.assertCaught(declaring(good, good), check, "duplicate");
        Spoiled.assertCaught(declaring(ParameterSpec.optional("a", ParameterType.TEXT, "x", " ")), check, "help of a");
        Spoiled.assertCaught(
                declaring(ParameterSpec.optional("a", ParameterType.INTEGER, "many", "Help")), check, "many");
        Spoiled.assertCaught(declaring(ParameterSpec.optional("a", ParameterType.FLAG, "yes", "Help")), check, "yes");
        Spoiled.assertCaught(
                declaring(ParameterSpec.optional("a", ParameterType.TEXT_MAP, "x", "Help")), check, "TEXT_MAP");
        Spoiled.assertCaught(declaring(good.matching("[0-9]+")), check, "the example is not valid");
        Spoiled.assertCaught(
                declaring(ParameterSpec.withDefault("a", ParameterType.DURATION, ParameterValues.of("1h"), "Help")),
                check,
                "the default is not valid");
        Spoiled.assertCaught(
                declaring(ParameterSpec.withDefault("a", ParameterType.SECRET, ParameterValues.of("x"), "Help")),
                check,
                "must not have a default");
        Spoiled.assertCaught(
                declaring(new ParameterSpec(
                        "a",
                        ParameterType.TEXT,
                        true,
                        Optional.of(ParameterValues.of("x")),
                        Optional.empty(),
                        "x",
                        "Help")),
                check,
                "never used");
    }
}
