package io.datasurface.host;

import io.datasurface.spi.DataPlatformProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a plugin's libraries to itself. A class is looked for in the JDK, then, if the host and its plugins have to mean the same type by
 * it, in the host, and otherwise in the plugin's jars only: the host's own libraries are not seen, so a plugin depends on none of their
 * versions.
 */
final class PluginClassLoader extends URLClassLoader {
    /** What the SPI is made of. A plugin's own copy, as fat jars often have, is never used. */
    private static final List<String> OURS =
            List.of("io.datasurface.spi.", "io.datasurface.graph.", "io.datasurface.model.");

    /** What the types of the SPI show, and the one log. Parts that the host does not have may come from the plugin. */
    private static final List<String> COMMON = List.of("org.slf4j.", "org.jspecify.", "org.jgrapht.");

    private static final ClassLoader HOST = DataPlatformProvider.class.getClassLoader();

    static {
        registerAsParallelCapable();
    }

    /**
     * A loader of some jars.
     *
     * @param name name of the plugin, for stack traces
     * @param jars the plugin's jars
     */
    PluginClassLoader(String name, URL[] jars) {
        // The parent is the JDK: the service loader must not see the host's own plugins by way of a parent.
        super(name, jars, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (startsWithAny(name, OURS)) {
            return HOST.loadClass(name);
        }
        if (startsWithAny(name, COMMON)) {
            try {
                return HOST.loadClass(name);
            } catch (ClassNotFoundException e) {
                return super.loadClass(name, resolve);
            }
        }
        return super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            return super.findClass(name);
        } catch (ClassNotFoundException e) {
            if (e.getCause() instanceof IOException broken) {
                // It is there, so nobody should look for a jar that holds it.
                throw (LinkageError) new LinkageError("The class " + name + " cannot be read from its jar: " + broken)
                        .initCause(broken);
            }
            throw e;
        }
    }

    /** A plugin's files before those of the JDK. */
    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    /** Services of the JDK are no business of a plugin's: of what is registered, it sees its own. */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith("META-INF/services/") ? findResources(name) : super.getResources(name);
    }

    private static boolean startsWithAny(String name, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
