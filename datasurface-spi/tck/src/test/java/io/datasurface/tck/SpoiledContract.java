package io.datasurface.tck;

import io.datasurface.model.Ecosystem;
import io.datasurface.spi.DataPlatformProvider;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The contract of any plugin, to be called check by check. */
class SpoiledContract extends PlatformPluginContract {
    private final Supplier<DataPlatformProvider> provider;
    private final List<Ecosystem> models;

    SpoiledContract(Supplier<DataPlatformProvider> provider, List<Ecosystem> models) {
        this.provider = provider;
        this.models = models;
    }

    @Override
    protected DataPlatformProvider provider() {
        return provider.get();
    }

    @Override
    protected List<Ecosystem> models() {
        return models;
    }

    /** The good plugin lists names and nothing else. */
    @Override
    protected Set<String> ignored() {
        return Set.of("*");
    }
}
