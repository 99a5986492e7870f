package io.datasurface.federation;

import io.datasurface.federation.cost.Settings;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.PlatformCapabilities;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.SpiVersion;
import java.util.List;

/**
 * The type of the instance that a model names to have its platforms federated, and that holds the parameters of the federation. It does no
 * work of its own, so nothing can be assigned to it; {@link FederationPlanner} plans.
 */
public final class FederationProvider implements DataPlatformProvider {
    /** The type. */
    static final String TYPE = Settings.TYPE;

    /** Version of provider and planner. */
    static final String VERSION = "1";

    /** Makes the provider; called by the service loader. */
    public FederationProvider() {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String description() {
        return "Lets the platforms of an ecosystem share: one of them ingests each datastore, and the others read its buffer where that is"
                + " cheapest.";
    }

    @Override
    public String spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public List<ParameterSpec> parameters() {
        return Settings.ALL;
    }

    @Override
    public PlatformCapabilities capabilities() {
        return PlatformCapabilities.builder().build();
    }

    @Override
    public DataPlatform create(PlatformContext context) {
        return (request, sink) -> {};
    }
}
