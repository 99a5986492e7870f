package io.datasurface.examples.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;

/** Every package is a slice, but for packages that are known to need each other and count as one. */
final class PackageSlices implements SliceAssignment {

    /**
     * The model's own types: the root holds what owns the families below it (a store has a capture) and what the
     * families share (names, documentation, credentials, locations). Nothing that works on the model belongs here.
     */
    private static final Set<String> MODEL_TYPES = Set.of(
            "io.datasurface.model",
            "io.datasurface.model.capture",
            "io.datasurface.model.container",
            "io.datasurface.model.internal",
            "io.datasurface.model.platform",
            "io.datasurface.model.policy",
            "io.datasurface.model.schema");

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        String name = type.getPackageName();
        return SliceIdentifier.of(MODEL_TYPES.contains(name) ? "the model's types" : name);
    }

    @Override
    public String getDescription() {
        return "packages of io.datasurface";
    }
}
