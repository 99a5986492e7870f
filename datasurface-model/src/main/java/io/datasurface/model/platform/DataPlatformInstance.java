package io.datasurface.model.platform;

import io.datasurface.model.common.Default;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.common.Repository;
import io.datasurface.model.internal.Copies;
import java.util.Map;
import java.util.Optional;

/**
 * An instance of a data platform: a configured use of a plugin. There may be several of one type, for example for development and production.
 *
 * @param name name, unique in the ecosystem
 * @param type type of the plugin, such as {@code aws-batch}
 * @param documentation words for people
 * @param productionStatus whether it serves production
 * @param iacRepo the repository that the rendered artifacts are committed to
 * @param parameters parameters by name, checked by the plugin
 */
public record DataPlatformInstance(
        String name,
        String type,
        Optional<Documentation> documentation,
        @Default("NOT_PRODUCTION") ProductionStatus productionStatus,
        Optional<Repository> iacRepo,
        Map<String, ParameterValue> parameters)
        implements Named {
    /** Copies the parameters. */
    public DataPlatformInstance {
        parameters = Copies.ordered(parameters);
    }
}
