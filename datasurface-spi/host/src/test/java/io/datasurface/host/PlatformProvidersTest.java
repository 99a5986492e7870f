package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterType;
import io.datasurface.spi.PlatformException;
import io.datasurface.spi.SpiVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlatformProvidersTest {
    /** Has the type of {@link FakeProvider}. */
    public static final class Twin extends FakeProvider {}

    /** Cannot be made. */
    public static final class Unmade extends FakeProvider {
        /** Fails. */
        public Unmade() {
            throw new IllegalStateException("no licence");
        }
    }

    /** Cannot be loaded. */
    public static final class Unlinked extends FakeProvider {
        private static final int NUMBER = Integer.parseInt("none");

        @Override
        public String version() {
            return "" + NUMBER;
        }
    }

    /** Comes from the future. */
    public static final class Newer extends FakeProvider {
        @Override
        public String spiVersion() {
            return "1.99";
        }

        @Override
        public String type() {
            throw new NoSuchMethodError("a host of version 1.99 does ask for this");
        }
    }

    /** Throws when asked. */
    public static final class Silent extends FakeProvider {
        @Override
        public String type() {
            throw new UnsupportedOperationException("type");
        }
    }

    /** Has a type that no model can name well. */
    public static final class Shouting extends FakeProvider {
        @Override
        public String type() {
            return "LOUD";
        }
    }

    /** Declares a parameter twice. */
    public static final class Stutterer extends FakeProvider {
        @Override
        public String type() {
            return "stutterer";
        }

        @Override
        public List<ParameterSpec> parameters() {
            ParameterSpec spec = ParameterSpec.optional("twice", ParameterType.TEXT, "x", "A parameter");
            return List.of(spec, spec);
        }
    }

    @Test
    void findsWhatIsRegisteredOnTheClassPath() {
        PlatformProviders providers =
                PlatformProviders.load(ProviderSource.of(getClass().getClassLoader()));

        assertThat(providers.installed()).extracting(InstalledPlatform::type).containsExactly("fake");
        assertThat(providers.failures()).isEmpty();
        assertThat(providers.find("fake")).get().satisfies(plugin -> {
            assertThat(plugin.provider()).isInstanceOf(FakeProvider.class);
            assertThat(plugin.version()).isEqualTo("1.0");
            assertThat(plugin.origin()).contains("test-classes");
        });
    }

    @Test
    void aMissListsWhatIsInstalled() {
        PlatformProviders providers = PlatformProviders.load(registered(FakeProvider.class));

        assertThat(providers.find("aws")).isEmpty();
        assertThatThrownBy(() -> providers.require("aws"))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> assertThat(e.code()).isEqualTo(PlatformException.Code.CONFIGURATION))
                .hasMessage(
                        "No platform plugin has the type \"aws\". Installed: [fake]."
                                + " Put the plugin's jar into a folder of plugins that the host is given, or on the class path.");
    }

    @Test
    void duplicatesAreRefusedBothByName() {
        PlatformProviders providers = PlatformProviders.load(registered(FakeProvider.class, Twin.class));

        assertThat(providers.installed()).isEmpty();
        assertThat(providers.failures())
                .extracting(PluginFailure::plugin)
                .containsExactly(FakeProvider.class.getName(), Twin.class.getName());
        assertThat(providers.failures().get(0).message())
                .contains("type \"fake\"", Twin.class.getName(), "test-classes", "remove all but one");
        assertThatThrownBy(() -> providers.require("fake")).hasMessageContaining("Several plugins of that type");
    }

    @Test
    void theSamePluginFoundTwiceIsNoDuplicate() {
        PlatformProviders providers =
                PlatformProviders.load(registered(FakeProvider.class), registered(FakeProvider.class));

        assertThat(providers.installed()).hasSize(1);
        assertThat(providers.failures()).isEmpty();
    }

    @Test
    void aPluginThatThrowsIsReportedAndHarmsNoOther() {
        PlatformProviders providers =
                PlatformProviders.load(registered(Unmade.class, Unlinked.class, Silent.class, FakeProvider.class));

        assertThat(providers.installed()).extracting(InstalledPlatform::type).containsExactly("fake");
        assertThat(providers.failures()).hasSize(3);
        assertThat(providers.failures())
                .filteredOn(failure -> failure.plugin().equals(Unmade.class.getName()))
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.message()).contains("no licence");
                    assertThat(failure.origin()).contains("test-classes");
                });
    }

    @Test
    void aRegistrationOfNothingIsReportedAndHarmsNoOther() {
        PlatformProviders providers = PlatformProviders.load(ProviderSource.of(new Registry(
                "com.example.Missing", PlatformProvidersTest.class.getName(), FakeProvider.class.getName())));

        assertThat(providers.installed()).extracting(InstalledPlatform::type).containsExactly("fake");
        assertThat(providers.failures()).hasSize(2);
        assertThat(providers.failures().toString())
                .contains("com.example.Missing", PlatformProvidersTest.class.getName() + " not a subtype");
    }

    @Test
    void anotherSpiVersionIsRefusedBeforeAnythingElseIsAsked() {
        PlatformProviders providers = PlatformProviders.load(registered(Newer.class));

        assertThat(providers.installed()).isEmpty();
        assertThat(providers.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.plugin()).isEqualTo(Newer.class.getName());
            assertThat(failure.message())
                    .contains("version 1.99 of the SPI", "this host has version " + SpiVersion.CURRENT);
        });
    }

    @Test
    void nonsenseIsRefused() {
        PlatformProviders providers = PlatformProviders.load(registered(Shouting.class, Stutterer.class));

        assertThat(providers.installed()).isEmpty();
        assertThat(providers.failures())
                .extracting(PluginFailure::message)
                .anyMatch(message -> message.contains("\"LOUD\""))
                .anyMatch(message -> message.contains("\"twice\""));
    }

    private static ProviderSource registered(Class<?>... providers) {
        return ProviderSource.of(
                new Registry(Arrays.stream(providers).map(Class::getName).toArray(String[]::new)));
    }

    /** A class loader with a registration file of its own. */
    private static final class Registry extends ClassLoader {
        private final String lines;

        Registry(String... classNames) {
            super(PlatformProvidersTest.class.getClassLoader());
            lines = Arrays.stream(classNames).collect(Collectors.joining("\n"));
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            if (!name.equals("META-INF/services/" + DataPlatformProvider.class.getName())) {
                return super.getResources(name);
            }
            return Collections.enumeration(List.of(new URL(null, "memory:services", new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL url) {
                    return new URLConnection(url) {
                        @Override
                        public void connect() {}

                        @Override
                        public InputStream getInputStream() {
                            return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
                        }
                    };
                }
            })));
        }
    }
}
