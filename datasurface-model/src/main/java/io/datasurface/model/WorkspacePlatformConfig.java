package io.datasurface.model;

/**
 * Chosen by requirements.
 *
 * @param retention the requirements
 */
public record WorkspacePlatformConfig(ConsumerRetentionRequirements retention) implements DataPlatformChooser {}
