package io.datasurface.tck;

import io.datasurface.model.Ecosystem;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterValues;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kit finds nothing wrong with a plugin that keeps the contract. */
class GoodPluginTest extends PlatformPluginContract {
    @Override
    protected DataPlatformProvider provider() {
        return new GoodProvider();
    }

    @Override
    protected List<Ecosystem> models() {
        return List.of(
                SampleModels.relational("good", Map.of()),
                SampleModels.relational("good", Map.of("size", ParameterValues.of(1000))));
    }

    /** It lists names and nothing else. */
    @Override
    protected Set<String> ignored() {
        return Set.of("*");
    }
}
