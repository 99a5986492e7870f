package io.datasurface.examples.first;

import io.datasurface.model.Ecosystem;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterValues;
import io.datasurface.tck.PlatformPluginContract;
import io.datasurface.tck.SampleModels;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the contract: everything a host relies on. */
class InventoryPlatformTest extends PlatformPluginContract {
    @Override
    protected DataPlatformProvider provider() {
        return new InventoryPlatform();
    }

    @Override
    protected List<Ecosystem> models() {
        return List.of(SampleModels.relational("inventory", Map.of("owner", ParameterValues.of("data-ops"))));
    }

    /** It lists names and nothing else. */
    @Override
    protected Set<String> ignored() {
        return Set.of("*");
    }
}
