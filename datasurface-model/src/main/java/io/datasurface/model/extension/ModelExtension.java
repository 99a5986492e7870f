package io.datasurface.model.extension;

import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.policy.StoragePolicy;
import java.util.List;

/**
 * Brings kinds of objects of its own to the model: data containers, captures, programs of transformers, storage policies. Registered as
 * a service ({@code META-INF/services} and, in a module, {@code provides}), it is found by {@code ModelFormat}.
 *
 * <h2>Contract</h2>
 *
 * <ul>
 *   <li>A kind MUST be a public record of an exported package. Its simple name is the {@code type} in model files: it MUST differ from
 *       every other kind's, and MUST NOT change, or files can no longer be read.
 *   <li>The keys in a file are the record's components. A component MUST be a {@link String}, {@code boolean}, {@code int},
 *       {@code long}, {@link java.math.BigDecimal}, {@link java.time.Duration}, {@link java.time.LocalDateTime}, an enum, a public
 *       record, a sealed interface of such records, a type of the model, or a {@link List}, {@link java.util.Map} by {@link String} or
 *       {@link java.util.Optional} of one. None is called {@code type} or, in a container, {@code ref}.
 *   <li>Kinds that are known by name (containers, storage policies) MUST have a component {@code name}. A container MUST NOT hold
 *       another one.
 *   <li>A component that is neither a collection, an {@code Optional} nor has a {@link io.datasurface.model.common.Default} is
 *       required in every file. Components that are added later SHOULD be none of those.
 *   <li>Two objects MUST be equal exactly if their components are, as records are by themselves. They MUST be immutable: copy
 *       collections, maps in their order (which {@link java.util.Map#copyOf} does not keep), or files would be written in another
 *       order each time.
 *   <li>A record's constructor throws {@link IllegalArgumentException} only for what has no meaning at all, which is then reported at
 *       the object. Rules belong into {@link io.datasurface.model.lint.SelfLinting#lint}.
 *   <li>{@link io.datasurface.model.common.Description} says what records and components mean; the JSON Schema shows it.
 *   <li>The methods are called once, by any thread; they MUST NOT do any work. An extension that throws or breaks a rule is left out
 *       and reported; the others are not affected.
 * </ul>
 */
public interface ModelExtension {
    /**
     * The name of the extension.
     *
     * @return a word for messages, such as {@code cassandra}
     */
    String name();

    /**
     * The version of the extension.
     *
     * @return its version as its author counts
     */
    String version();

    /**
     * Data containers.
     *
     * @return the records; none by default
     */
    default List<Class<? extends DataContainer>> containers() {
        return List.of();
    }

    /**
     * Ways to capture data.
     *
     * @return the records; none by default
     */
    default List<Class<? extends CaptureMetadata>> captures() {
        return List.of();
    }

    /**
     * Programs of transformers.
     *
     * @return the records; none by default
     */
    default List<Class<? extends CodeArtifact>> codeArtifacts() {
        return List.of();
    }

    /**
     * Storage policies.
     *
     * @return the records; none by default
     */
    default List<Class<? extends StoragePolicy>> storagePolicies() {
        return List.of();
    }
}
