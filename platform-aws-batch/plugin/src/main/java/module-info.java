import io.datasurface.awsbatch.AwsBatchProvider;
import io.datasurface.spi.DataPlatformProvider;

/** Renders an intention graph to Terraform and job specs. */
module io.datasurface.awsbatch {
    requires transitive io.datasurface.spi;
    requires static transitive org.jspecify;
    requires io.datasurface.awsbatch.spec;
    requires com.google.common;
    requires tools.jackson.core;

    exports io.datasurface.awsbatch;

    provides DataPlatformProvider with
            AwsBatchProvider;
}
