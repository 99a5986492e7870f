package io.datasurface.model.platform;

import io.datasurface.model.common.Named;
import java.util.List;

/**
 * The platforms that ingest a datastore from its source. Others read from them.
 *
 * @param name name of the datastore
 * @param dataPlatforms names of the platform instances
 */
public record PrimaryIngestionPlatform(String name, List<String> dataPlatforms) implements Named {
    /** Copies the platforms. */
    public PrimaryIngestionPlatform {
        dataPlatforms = List.copyOf(dataPlatforms);
    }
}
