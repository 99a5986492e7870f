package io.datasurface.examples.host;

import io.datasurface.examples.host.text.Words;
import io.datasurface.model.extension.ExtensionFailure;
import io.datasurface.model.io.ModelFormat;
import java.io.PrintWriter;

/** What can stand in model files: extensions are found like plugins. */
final class Extensions {
    private Extensions() {}

    static ModelFormat format() {
        return ModelFormat.load(Thread.currentThread().getContextClassLoader());
    }

    /** The same, and tells which extensions cannot be used. */
    static ModelFormat format(PrintWriter err) {
        ModelFormat format = format();
        for (ExtensionFailure failure : format.failures()) {
            err.println("warning: extension not used: " + Words.visible(failure.toString()));
        }
        return format;
    }
}
