package io.datasurface.examples.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The production classes and module descriptors of the reactor, read once from the class path. */
final class ProductionCode {

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.datasurface");

    static final List<ModuleDescriptor> DESCRIPTORS = descriptors();

    private static final Set<String> EXPORTED_PACKAGES = DESCRIPTORS.stream()
            .flatMap(descriptor -> descriptor.exports().stream())
            .filter(export -> !export.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());

    private ProductionCode() {}

    static boolean isExported(JavaClass type) {
        return EXPORTED_PACKAGES.contains(type.getPackageName());
    }

    private static List<ModuleDescriptor> descriptors() {
        List<ModuleDescriptor> found = new ArrayList<>();
        try {
            ClassLoader loader = ProductionCode.class.getClassLoader();
            for (URL url : Collections.list(loader.getResources("module-info.class"))) {
                try (InputStream in = url.openStream()) {
                    ModuleDescriptor descriptor = ModuleDescriptor.read(in);
                    // The jar of the local pipeline names its libraries, so that ours are on the class path twice.
                    if (descriptor.name().startsWith("io.datasurface.") && !found.contains(descriptor)) {
                        found.add(descriptor);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }
}
