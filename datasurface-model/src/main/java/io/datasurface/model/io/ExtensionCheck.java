package io.datasurface.model.io;

import com.google.common.collect.ImmutableSetMultimap;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.extension.ExtensionFailure;
import io.datasurface.model.extension.InstalledExtension;
import io.datasurface.model.extension.ModelExtension;
import io.datasurface.model.policy.StoragePolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks extensions what they bring, and takes only what keeps the contract of {@link ModelExtension}. */
final class ExtensionCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ExtensionCheck.class);
    private static final Map<String, Class<?>> OURS = Kinds.BUILT_IN.byInterface().values().stream()
            .collect(Collectors.toMap(Class::getSimpleName, kind -> kind));

    private final ModelExtension extension;
    private final List<String> faults = new ArrayList<>();

    private ExtensionCheck(ModelExtension extension) {
        this.extension = extension;
    }

    /** Returns the extensions that can be used, by name, and adds to the failures what is wrong with the others. */
    static List<CheckedExtension> check(List<ModelExtension> extensions, List<ExtensionFailure> failures) {
        List<CheckedExtension> checked = new ArrayList<>();
        for (ModelExtension extension : extensions) {
            ExtensionCheck check = new ExtensionCheck(extension);
            Optional<CheckedExtension> good = check.ask();
            if (check.faults.isEmpty() && good.isPresent()) {
                checked.add(good.get());
            } else {
                String message = String.join(". ", check.faults) + ". The extension is left out; ask its author.";
                failures.add(
                        new ExtensionFailure(extension.getClass().getName(), Origin.of(extension.getClass()), message));
            }
        }
        checked.sort(
                Comparator.comparing((CheckedExtension good) -> good.installed().name())
                        .thenComparing(CheckedExtension::toString));
        return withoutDuplicates(checked, failures);
    }

    private static List<CheckedExtension> withoutDuplicates(
            List<CheckedExtension> all, List<ExtensionFailure> failures) {
        Map<String, List<CheckedExtension>> byKind = new TreeMap<>();
        for (CheckedExtension extension : all) {
            extension
                    .installed()
                    .kinds()
                    .forEach(kind -> byKind.computeIfAbsent(kind, key -> new ArrayList<>())
                            .add(extension));
        }
        List<CheckedExtension> unique = new ArrayList<>();
        for (CheckedExtension extension : all) {
            List<String> clashes = new ArrayList<>();
            for (String kind : extension.installed().kinds()) {
                byKind.getOrDefault(kind, List.of()).stream()
                        .filter(other -> !other.equals(extension))
                        .forEach(other -> clashes.add("It brings " + kind + ", which " + other + " brings too."));
            }
            if (clashes.isEmpty()) {
                unique.add(extension);
            } else {
                failures.add(new ExtensionFailure(
                        extension.provider().getName(),
                        extension.installed().origin(),
                        String.join(" ", clashes) + " None of them is used: remove all but one."));
            }
        }
        return unique;
    }

    private Optional<CheckedExtension> ask() {
        try {
            String name = extension.name();
            String version = extension.version();
            ImmutableSetMultimap.Builder<Class<?>, Class<?>> kinds = ImmutableSetMultimap.builder();
            add(kinds, DataContainer.class, extension.containers());
            add(kinds, CaptureMetadata.class, extension.captures());
            add(kinds, CodeArtifact.class, extension.codeArtifacts());
            add(kinds, StoragePolicy.class, extension.storagePolicies());
            return judge(name, version, kinds.build());
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            LOG.warn("The extension {} fails", extension.getClass().getName(), e);
            faults.add("It fails when asked what it brings: " + e);
            return Optional.empty();
        }
    }

    private static void add(
            ImmutableSetMultimap.Builder<Class<?>, Class<?>> kinds, Class<?> type, List<? extends Class<?>> added) {
        added.forEach(kind -> kinds.put(type, kind));
    }

    private Optional<CheckedExtension> judge(
            String name, String version, ImmutableSetMultimap<Class<?>, Class<?>> kinds) {
        if (name.isBlank() || version.isBlank()) {
            faults.add("Its name or its version is blank");
        }
        if (kinds.isEmpty()) {
            faults.add("It brings no kind");
        }
        Set<String> types = new HashSet<>();
        for (Map.Entry<Class<?>, Class<?>> kind : kinds.entries()) {
            if (!types.add(kind.getValue().getSimpleName())) {
                faults.add("It brings " + kind.getValue().getSimpleName()
                        + " twice; every kind has a simple name of its own");
            }
            judge(kind.getKey(), kind.getValue());
        }
        return Optional.of(new CheckedExtension(
                new InstalledExtension(
                        name, version, types.stream().sorted().toList(), Origin.of(extension.getClass())),
                extension.getClass(),
                kinds));
    }

    private void judge(Class<?> type, Class<?> kind) {
        Class<?> ours = OURS.get(kind.getSimpleName());
        if (ours != null) {
            faults.add("%s has the type \"%s\" of %s in files; rename it"
                    .formatted(kind.getName(), kind.getSimpleName(), ours.getName()));
        } else if (!kind.isRecord() || !type.isAssignableFrom(kind)) {
            faults.add("%s is no record that implements %s".formatted(kind.getName(), type.getName()));
        } else {
            try {
                new Shapes(Kinds.BUILT_IN.plus(ImmutableSetMultimap.of(type, kind)));
            } catch (ShapeException e) {
                LOG.debug("{} cannot be mapped", kind, e);
                faults.add(String.valueOf(e.getMessage()));
            }
        }
    }
}
