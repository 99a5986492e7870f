package io.datasurface.host;

import io.datasurface.model.ObjectPath;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.PlatformModel;

/**
 * A platform instance that can be planned.
 *
 * @param name name of the instance
 * @param path its path in the model
 * @param plugin its plugin
 * @param platform what the plugin made of the instance
 * @param model the model and the instance's graph
 */
public record AnalyzedPlatform(
        String name, ObjectPath path, InstalledPlatform plugin, DataPlatform platform, PlatformModel model) {}
