package io.datasurface.examples.host;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** Runs the tool in this process. */
final class Tool {
    /** The repository. */
    static final Path ROOT = Path.of("../..");

    /** AutoCorp's model. */
    static final Path AUTOCORP = ROOT.resolve("examples/autocorp/model");

    /** Northwind's model. */
    static final Path NORTHWIND = ROOT.resolve("examples/northwind/model");

    /**
     * What a run gave.
     *
     * @param code the exit code
     * @param out what it printed
     * @param err what it printed to the error stream
     */
    record Run(int code, String out, String err) {}

    private Tool() {}

    static Run run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            words[i] = arguments[i].toString();
        }
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
        return new Run(code, out.toString(), err.toString());
    }
}
