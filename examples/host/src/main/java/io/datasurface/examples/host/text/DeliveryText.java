package io.datasurface.examples.host.text;

import io.datasurface.host.delivery.DeliveryResult;
import io.datasurface.host.delivery.ModelVersion;
import java.io.PrintWriter;

/** What a delivery did, for people. */
public final class DeliveryText {
    private DeliveryText() {}

    /**
     * Prints a line for what was done.
     *
     * @param result what was done
     * @param out takes it
     */
    public static void print(DeliveryResult result, PrintWriter out) {
        String version = name(result.version());
        out.println(
                switch (result.outcome()) {
                    case DELIVERED ->
                        "Delivered " + version + " as " + result.commit().orElse("");
                    case UNCHANGED -> "Nothing to deliver: " + version + " renders to what is there";
                    case WAITING ->
                        "Waiting: " + version + " is rendered in a maintenance window"
                                + result.opens()
                                        .map(time -> "; the next one opens at " + time)
                                        .orElse(", but none opens any more");
                    case REFUSED -> "Not delivered: " + version + " has errors";
                });
        if (!result.version().equals(result.newest())) {
            out.println("The newest version is " + name(result.newest()) + ".");
        }
    }

    private static String name(ModelVersion version) {
        return version.shortCommit() + " (" + Words.visible(version.subject()) + ")";
    }
}
