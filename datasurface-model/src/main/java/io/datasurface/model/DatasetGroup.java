package io.datasurface.model;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import java.util.List;
import java.util.Optional;

/**
 * Datasets that a workspace uses under the same terms.
 *
 * @param name name in its workspace
 * @param documentation words for people
 * @param platformMD how its platform is chosen; absent in a transformer's workspace
 * @param sinks the datasets
 */
public record DatasetGroup(
        String name,
        Optional<Documentation> documentation,
        Optional<DataPlatformChooser> platformMD,
        List<DatasetSink> sinks)
        implements Named {
    /** Copies the sinks. */
    public DatasetGroup {
        sinks = List.copyOf(sinks);
    }

    /**
     * What the consumer needs of history and freshness.
     *
     * @return the requirements that the chooser states, if any
     */
    public Optional<ConsumerRetentionRequirements> retention() {
        if (platformMD.isEmpty()) {
            return Optional.empty();
        }
        if (platformMD.get() instanceof WorkspacePlatformConfig config) {
            return Optional.of(config.retention());
        }
        if (platformMD.get() instanceof WorkspaceFixedDataPlatform fixed) {
            return fixed.retention();
        }
        return Optional.empty();
    }
}
