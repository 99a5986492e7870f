package io.datasurface.host.output;

import java.util.Comparator;

/**
 * A platform that was chosen for a dataset group whose model names none.
 *
 * @param workspace name of the workspace
 * @param group name of the dataset group in it
 * @param platform name of the platform instance
 * @param reason why it was chosen, in sentences, as it was when it was chosen
 */
public record PlatformChoice(String workspace, String group, String platform, String reason)
        implements Comparable<PlatformChoice> {
    private static final Comparator<PlatformChoice> ORDER =
            Comparator.comparing(PlatformChoice::workspace).thenComparing(PlatformChoice::group);

    /** Orders by workspace and group, each of which has one choice. */
    @Override
    public int compareTo(PlatformChoice other) {
        return ORDER.thenComparing(PlatformChoice::platform)
                .thenComparing(PlatformChoice::reason)
                .compare(this, other);
    }
}
