package io.datasurface.examples.host;

import io.datasurface.host.RenderEngine;
import io.datasurface.host.output.Manifest;
import io.datasurface.host.output.OutputException;
import io.datasurface.host.output.RenderPlan;
import java.nio.file.Files;
import java.nio.file.Path;

/** An earlier render that an option names. */
final class PreviousRender {
    private PreviousRender() {}

    /** Reads its decisions. */
    static RenderPlan decisions(ToolCommand command, String option, RenderEngine engine, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw command.usage(option + " " + folder + " is not a folder; name one that holds an earlier render");
        }
        RenderPlan plan;
        try {
            plan = engine.previousPlan(folder);
        } catch (OutputException e) {
            if (e.reason() == OutputException.Reason.FOREIGN) {
                throw command.usage(option + ": " + e.getMessage());
            }
            throw e;
        }
        if (!Files.exists(folder.resolve(Manifest.FILE))) {
            throw command.usage(option + " " + folder + " holds no render (it has no " + Manifest.FILE + ")");
        }
        return plan;
    }
}
