package io.datasurface.model;

import java.util.Optional;

/**
 * Chosen by name.
 *
 * @param dataPlatform name of the platform instance
 * @param retention what the consumer needs
 */
public record WorkspaceFixedDataPlatform(String dataPlatform, Optional<ConsumerRetentionRequirements> retention)
        implements DataPlatformChooser {}
