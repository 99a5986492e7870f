package io.datasurface.host;

import io.datasurface.spi.EcosystemPlanner;

/**
 * An ecosystem planner that can be used, with everything that it says about itself, asked once.
 *
 * @param name its name
 * @param version its version
 * @param description what it does, for people
 * @param origin where it was found, such as the path of its jar
 * @param planner the planner
 */
public record InstalledPlanner(
        String name, String version, String description, String origin, EcosystemPlanner planner) {
    /** Returns the name, version and class for a terminal. */
    @Override
    public String toString() {
        return name + " " + version + " (" + planner.getClass().getName() + ")";
    }
}
