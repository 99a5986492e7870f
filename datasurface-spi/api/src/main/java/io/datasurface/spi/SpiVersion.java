package io.datasurface.spi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Version of this SPI, and which plugins a host of that version takes.
 *
 * <h2>The rule</h2>
 * <ul>
 *   <li>A host takes a plugin that was compiled against <b>the same major version</b> and <b>the same or an earlier minor version</b>.
 *   <li>A minor version only adds: types, default methods, components of capabilities with a default. A plugin that was compiled against an
 *       earlier one runs unchanged.
 *   <li>A major version may change or remove what a plugin implements or calls. Plugins are compiled anew.
 *   <li>The types of {@code datasurface-model} and {@code datasurface-graph} that the SPI shows keep to the same rule.
 * </ul>
 */
public final class SpiVersion {
    /** Grows when plugins have to be compiled anew. */
    public static final int MAJOR = 1;

    /** Grows when something is added that plugins may use. */
    public static final int MINOR = 0;

    /**
     * The version that this artifact defines, such as {@code 1.0}. The compiler copies it into plugins, so that
     * {@link DataPlatformProvider#spiVersion} tells the host which version a plugin was compiled against.
     */
    public static final String CURRENT = MAJOR + "." + MINOR;

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})");

    private SpiVersion() {}

    /**
     * Says why a host of this version does not take a plugin.
     *
     * @param compiledAgainst the version that the plugin was compiled against
     * @return sentences that say what is wrong and what to do; empty if the host takes the plugin
     */
    public static Optional<String> refusal(String compiledAgainst) {
        return refusal(compiledAgainst, MAJOR, MINOR);
    }

    static Optional<String> refusal(String compiledAgainst, int hostMajor, int hostMinor) {
        Matcher version = FORM.matcher(compiledAgainst);
        if (!version.matches()) {
            return Optional.of("It says that it was compiled against version \""
                    + compiledAgainst.replaceAll("\\p{Cntrl}", "?")
                    + "\" of the SPI; let spiVersion() return SpiVersion.CURRENT, which is a text such as " + CURRENT);
        }
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        String given = "It was compiled against version " + compiledAgainst + " of the SPI, and this host has version "
                + hostMajor + "." + hostMinor + ". ";
        if (major != hostMajor) {
            return Optional.of(given + "Both need the same major version: take the release of the plugin for SPI "
                    + hostMajor + ".x, or a host with SPI " + major + ".x");
        }
        if (minor > hostMinor) {
            return Optional.of(given + "The plugin may use what this host does not have: take a host with SPI "
                    + compiledAgainst + " or later, or an earlier release of the plugin");
        }
        return Optional.empty();
    }
}
