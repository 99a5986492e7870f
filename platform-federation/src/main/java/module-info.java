import io.datasurface.federation.FederationPlanner;
import io.datasurface.federation.FederationProvider;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.EcosystemPlanner;

/** Plans how several platforms share one ecosystem. */
module io.datasurface.federation {
    requires transitive io.datasurface.spi;
    requires static transitive org.jspecify;
    requires com.google.common;
    requires tools.jackson.core;

    exports io.datasurface.federation;

    provides DataPlatformProvider with
            FederationProvider;
    provides EcosystemPlanner with
            FederationPlanner;
}
