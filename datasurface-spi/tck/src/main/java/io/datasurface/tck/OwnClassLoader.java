package io.datasurface.tck;

import java.net.URL;
import java.net.URLClassLoader;

/** Loads what comes from the jar or folder of a class anew, and takes the rest from the loader of that class. */
final class OwnClassLoader extends URLClassLoader {
    OwnClassLoader(Class<?> type) {
        super(new URL[] {type.getProtectionDomain().getCodeSource().getLocation()}, type.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            // Nothing of the JDK is in a plugin, and other loaders may not define it.
            if (!name.startsWith("java.") && findResource(name.replace('.', '/') + ".class") != null) {
                return findClass(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
