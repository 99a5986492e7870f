package io.datasurface.examples.host;

import io.datasurface.host.RenderEngine;
import io.datasurface.model.io.LoadedModel;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** What the commands that read one model have in common. */
abstract class ModelCommand extends ToolCommand {
    @Parameters(paramLabel = "MODEL", description = "The model: a file or a folder.")
    private Path model = Path.of(".");

    Path model() {
        return model;
    }

    LoadedModel load() {
        return load(model);
    }

    RenderEngine engine() {
        return plugins().engine(err());
    }
}
