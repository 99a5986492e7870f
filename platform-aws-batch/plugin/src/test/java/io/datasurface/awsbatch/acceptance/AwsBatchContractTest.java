package io.datasurface.awsbatch.acceptance;

import io.datasurface.awsbatch.AwsBatchProvider;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.model.Ecosystem;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.tck.PlatformPluginContract;
import java.util.List;

/** The plugin keeps to the contract of all plugins. */
class AwsBatchContractTest extends PlatformPluginContract {
    @Override
    protected DataPlatformProvider provider() {
        return new AwsBatchProvider();
    }

    @Override
    protected List<Ecosystem> models() {
        return List.of(TestModels.autocorp());
    }
}
