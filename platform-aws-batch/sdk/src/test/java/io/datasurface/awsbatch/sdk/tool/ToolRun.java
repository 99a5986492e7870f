package io.datasurface.awsbatch.sdk.tool;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** A run of the tool, and what it printed. */
record ToolRun(int code, List<String> lines, String problems) {
    static ToolRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new AwsTool().run(new PrintWriter(out), new PrintWriter(err, true), arguments);
        return new ToolRun(code, out.toString().lines().toList(), err.toString());
    }
}
