package io.datasurface.model.io;

import com.google.common.collect.ImmutableSetMultimap;
import io.datasurface.model.extension.ExtensionFailure;
import io.datasurface.model.extension.InstalledExtension;
import io.datasurface.model.extension.ModelExtension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What can stand in a model file: the kinds of the model and those of extensions. Readers, writers and hashes take one, and the
 * {@link #installed} one if none is given. An extension that breaks the contract of {@link ModelExtension} is left out and reported by
 * {@link #failures}; the others are not affected. Immutable.
 */
public final class ModelFormat {
    private static final ModelFormat BUILT_IN = new ModelFormat(Shapes.BUILT_IN, List.of(), List.of());

    private final Shapes shapes;
    private final List<InstalledExtension> extensions;
    private final List<ExtensionFailure> failures;

    private ModelFormat(Shapes shapes, List<InstalledExtension> extensions, List<ExtensionFailure> failures) {
        this.shapes = shapes;
        this.extensions = List.copyOf(extensions);
        this.failures = List.copyOf(failures);
    }

    /** Looked up when first needed, and once. */
    private static final class Installed {
        private static final ModelFormat FORMAT = load(List.of(ModelFormat.class.getClassLoader()));

        private Installed() {}
    }

    /**
     * The kinds of the model and no others.
     *
     * @return the format
     */
    public static ModelFormat builtIn() {
        return BUILT_IN;
    }

    /**
     * The kinds of the model and of the extensions that stand beside this library, on its class path or module path; looked up once. The
     * thread's context class loader plays no part, so that the answer does not depend on who asks first, and no class loader is kept
     * from going: a program that loads extensions by class loaders of their own gives these to {@link #load}.
     *
     * @return the format
     */
    public static ModelFormat installed() {
        return Installed.FORMAT;
    }

    /**
     * The kinds of the model and of all extensions that {@link java.util.ServiceLoader} finds.
     *
     * @param loader the class loader to look in
     * @return the format
     */
    public static ModelFormat load(ClassLoader loader) {
        return load(List.of(loader));
    }

    /**
     * The kinds of the model and of all extensions that {@link java.util.ServiceLoader} finds. An extension that several class loaders
     * find, because they have one parent, counts once.
     *
     * @param loaders the class loaders to look in
     * @return the format
     */
    public static ModelFormat load(List<ClassLoader> loaders) {
        List<ExtensionFailure> failures = new ArrayList<>();
        return of(ExtensionFinder.find(loaders, failures), failures);
    }

    /**
     * The kinds of the model and of some extensions.
     *
     * @param extensions the extensions
     * @return the format
     */
    public static ModelFormat of(List<ModelExtension> extensions) {
        return of(extensions, new ArrayList<>());
    }

    private static ModelFormat of(List<ModelExtension> candidates, List<ExtensionFailure> failures) {
        List<CheckedExtension> good = ExtensionCheck.check(candidates, failures);
        failures.sort(Comparator.comparing(ExtensionFailure::toString));
        if (good.isEmpty() && failures.isEmpty()) {
            return BUILT_IN;
        }
        ImmutableSetMultimap.Builder<Class<?>, Class<?>> kinds = ImmutableSetMultimap.builder();
        good.forEach(extension -> kinds.putAll(extension.kinds()));
        Shapes shapes = new Shapes(Kinds.BUILT_IN.plus(kinds.build()).without(failures));
        return new ModelFormat(
                shapes, good.stream().map(CheckedExtension::installed).toList(), failures);
    }

    /**
     * The extensions whose kinds can be used.
     *
     * @return the extensions, in the order of their names
     */
    public List<InstalledExtension> extensions() {
        return extensions;
    }

    /**
     * The extensions that cannot be used.
     *
     * @return what is wrong with each
     */
    public List<ExtensionFailure> failures() {
        return failures;
    }

    Shapes shapes() {
        return shapes;
    }
}
