package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The kit cuts a plugin's graph smaller than the plugin does, and changes nothing else. */
class SmallChunksTest {
    @Test
    void aPluginOfOneChunkHasMany() {
        ContractRun run = new ContractRun(
                new GoodProvider(),
                SampleModels.relational("good", Map.of("size", io.datasurface.spi.ParameterValues.of(1000))));

        assertThat(run.chunks().get("Platform")).hasSize(1);
        List<Chunk> small = run.inSmallChunks().chunks().get("Platform");
        assertThat(small).hasSizeGreaterThan(3).allMatch(chunk -> chunk.nodes().size() <= 2);
    }

    /** A default method of the SPI would answer for the plugin. */
    @Test
    void everyMethodAsksThePlugin() {
        assertOverridden(DataPlatform.class, SmallChunks.Platform.class);
        assertOverridden(DataPlatformProvider.class, SmallChunks.class);
    }

    private static void assertOverridden(Class<?> service, Class<?> wrapper) {
        for (Method method : service.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                assertThat(List.of(wrapper.getDeclaredMethods()))
                        .as(method.toString())
                        .anyMatch(own -> own.getName().equals(method.getName())
                                && List.of(own.getParameterTypes()).equals(List.of(method.getParameterTypes())));
            }
        }
    }
}
