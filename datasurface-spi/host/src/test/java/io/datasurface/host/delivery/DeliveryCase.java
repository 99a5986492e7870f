package io.datasurface.host.delivery;

import io.datasurface.host.FakeProvider;
import io.datasurface.host.PlatformProviders;
import io.datasurface.host.ProviderSource;
import io.datasurface.host.RenderEngine;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.PlatformContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A repository of a model, one of renders, and deliveries from one to the other. */
abstract class DeliveryCase {
    static final Instant MONDAY = Instant.parse("2026-07-06T12:00:00Z");

    @TempDir
    Path temporary;

    BareRepository model;
    BareRepository output;
    Instant now = MONDAY;

    /** What the run may change although a platform refuses it. */
    Set<String> allowed = Set.of();

    String pluginVersion = "1";

    /** What others do while a render is made. */
    Runnable meanwhile = () -> {};

    @BeforeEach
    void repositories() {
        model = BareRepository.create(temporary.resolve("model.git"));
        output = BareRepository.create(temporary.resolve("output.git"));
    }

    final DeliveryOptions.Builder options() {
        return DeliveryOptions.builder(model.path().toString(), output.path().toString(), temporary.resolve("work"));
    }

    final DeliveryResult deliver(DeliveryOptions.Builder options) {
        FakeProvider provider = new FakeProvider() {
            @Override
            public String version() {
                return pluginVersion;
            }

            @Override
            public DataPlatform create(PlatformContext context) {
                meanwhile.run();
                return super.create(context);
            }
        };
        RenderEngine engine = RenderEngine.of(PlatformProviders.load(ProviderSource.of(List.of(provider))))
                .withAllowances(allowed);
        return new Delivery(engine, ModelLoader::load, Clock.fixed(now, ZoneOffset.UTC)).run(options.build());
    }

    static Map<String, String> files(String instance, String... stores) {
        return Map.of("ecosystem.yaml", SmallModel.yaml(instance, stores));
    }
}
