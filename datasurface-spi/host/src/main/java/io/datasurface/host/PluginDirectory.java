package io.datasurface.host;

import io.datasurface.model.extension.ModelExtension;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.EcosystemPlanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A folder of plugins: each jar in it is a plugin with its libraries inside, and each sub-folder a plugin whose jars it holds. Other files
 * and whatever begins with a dot are ignored.
 *
 * <p>Each plugin has a class loader of its own. It sees the JDK, the SPI with what its types show (graph, model, JGraphT, JSpecify), SLF4J,
 * and the plugin's jars; nothing else of the host, and nothing of other plugins. So each may bring the libraries that it likes, in the
 * versions that it likes.
 *
 * <p>Close it when its plugins are no longer used. Class loaders go when nothing holds an object of a plugin any more: results of a
 * {@link RenderEngine} do. Safe for concurrent use.
 */
public final class PluginDirectory implements ProviderSource, AutoCloseable {
    /** What a plugin may register. */
    private static final List<String> SERVICES = List.of(
            DataPlatformProvider.class.getName(), EcosystemPlanner.class.getName(), ModelExtension.class.getName());

    /** A plugin that could be opened. */
    private record Home(Path place, PluginClassLoader loader) {}

    private final List<Home> homes = new ArrayList<>();
    private final List<PluginFailure> failures = new ArrayList<>();

    private PluginDirectory(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            for (Path entry : list(absolute)) {
                if (Files.isDirectory(entry)) {
                    add(entry, jars(entry));
                } else if (isJar(entry)) {
                    add(entry, List.of(entry));
                }
            }
        } catch (IOException e) {
            failures.add(new PluginFailure(
                    "Plugin folder",
                    absolute.toString(),
                    "It cannot be read: " + e + ". Name a folder that holds plugins"));
        }
    }

    /**
     * Opens a folder. What is wrong with it or with a plugin in it is told by {@link #find}.
     *
     * @param folder the folder
     * @return its plugins; close it
     */
    public static PluginDirectory open(Path folder) {
        return new PluginDirectory(folder);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !String.valueOf(entry.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        return list(folder).stream().filter(PluginDirectory::isJar).toList();
    }

    private static boolean isJar(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".jar")
                && Files.isRegularFile(file);
    }

    /** A plugin with one jar that cannot be read is not used: what is missing would show up anywhere and late. */
    private void add(Path place, List<Path> jars) {
        if (jars.isEmpty()) {
            refuse(place, "It holds no jar. Put the plugin's jars into it, or remove it");
            return;
        }
        URL[] addresses = new URL[jars.size()];
        for (int i = 0; i < addresses.length; i++) {
            try (JarFile jar = new JarFile(jars.get(i).toFile())) {
                addresses[i] = jars.get(i).toUri().toURL();
                jar.getManifest();
            } catch (IOException e) {
                refuse(
                        place,
                        "The jar " + jars.get(i) + " is broken: " + e
                                + ". Fetch it again; the other plugins are not affected");
                return;
            }
        }
        homes.add(new Home(place, new PluginClassLoader(name(place), addresses)));
    }

    private static String name(Path place) {
        return "plugin " + place.getFileName();
    }

    private void refuse(Path place, String message) {
        failures.add(new PluginFailure("Plugin", place.toString(), message));
    }

    @Override
    public Found find() {
        List<DataPlatformProvider> providers = new ArrayList<>();
        List<EcosystemPlanner> planners = new ArrayList<>();
        List<PluginFailure> found = new ArrayList<>(failures);
        for (Home home : homes) {
            Found ofHome = new ServiceSource(home.loader(), home.place().toString(), LoadCall.LIMIT).find();
            providers.addAll(ofHome.providers());
            planners.addAll(ofHome.planners());
            found.addAll(ofHome.failures());
            if (ofHome.providers().isEmpty()
                    && ofHome.planners().isEmpty()
                    && ofHome.failures().isEmpty()) {
                checkRegistration(home, found);
            }
        }
        return new Found(providers, planners, found);
    }

    private static void checkRegistration(Home home, List<PluginFailure> found) {
        boolean platform = home.loader().findResource(file(DataPlatformProvider.class.getName())) != null;
        if (platform || SERVICES.stream().noneMatch(service -> home.loader().findResource(file(service)) != null)) {
            found.add(new PluginFailure(
                    "Plugin",
                    home.place().toString(),
                    (platform ? "The file " : "None of its jars has the file ")
                            + file(DataPlatformProvider.class.getName())
                            + (platform ? " in its jar names no class. " : ". ")
                            + "A plugin names its DataPlatformProvider there"));
        }
    }

    private static String file(String service) {
        return "META-INF/services/" + service;
    }

    /**
     * The class loaders of the plugins, for {@link io.datasurface.model.io.ModelFormat#load(List)}: a plugin may bring kinds of its own
     * that models can hold.
     *
     * @return a loader per plugin that could be opened, in the order of their names
     */
    public List<ClassLoader> loaders() {
        return homes.stream().<ClassLoader>map(Home::loader).toList();
    }

    /**
     * Closes the plugins' jars. Classes of theirs that were not used yet cannot be loaded any more.
     *
     * @throws UncheckedIOException if a jar cannot be closed; the others are
     */
    @Override
    public void close() {
        List<IOException> thrown = new ArrayList<>();
        for (Home home : homes) {
            try {
                home.loader().close();
            } catch (IOException e) {
                thrown.add(e);
            }
        }
        if (!thrown.isEmpty()) {
            UncheckedIOException failure = new UncheckedIOException("A plugin's jar cannot be closed", thrown.get(0));
            thrown.subList(1, thrown.size()).forEach(failure::addSuppressed);
            throw failure;
        }
    }
}
