package io.datasurface.model;

/** How the platform of a dataset group is chosen. */
public sealed interface DataPlatformChooser
        permits WorkspacePlatformConfig, WorkspaceFixedDataPlatform, LegacyDataPlatformChooser {}
