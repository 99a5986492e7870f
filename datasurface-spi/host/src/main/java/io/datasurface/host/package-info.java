/**
 * The host: finds the plugins, takes a model through lint, graph, chunk plan and render, and publishes the result.
 *
 * <pre>{@code
 * PlatformProviders providers = PlatformProviders.load(ProviderSource.of(Thread.currentThread().getContextClassLoader()));
 * RenderResult result = RenderEngine.of(providers).render(model, Path.of("out"));
 * result.problems().forEach(problem -> log(problem));
 * }</pre>
 *
 * <h2>What a render does again</h2>
 * A part of a render is a platform as a whole, a chunk, or a planner. {@code Fingerprints} hashes what its artifacts can depend on, which for
 * chunks is what {@link io.datasurface.spi.ChunkInputs} says. The host's notes (in {@code .datasurface/parts.json}) map such a hash to
 * what came out: paths, and a hash of their contents. {@code PastRender} takes a part over if the notes know its inputs, the manifest has
 * just these contents for its paths, and the files are so on the disk; otherwise the plugin is called. Notes are facts about pure functions
 * and so never wrong, whatever render they are found beside; they are written after publishing, in one step, and losing them costs time
 * only. Everything before rendering is done in each run.
 *
 * <h2>Conventions that hold for every type here</h2>
 * <ul>
 *   <li><b>Mistakes of a model author, and of a plugin, are problems</b> in the result of the stage. Exceptions are for the output folder
 *       ({@link io.datasurface.host.output.OutputException}) and for mistakes in the program that calls.
 *   <li><b>Order</b>: results do not depend on the order of the model's objects, nor on threads.
 *   <li><b>Nulls</b>: nothing accepts or returns {@code null}.
 *   <li><b>Threads</b>: every type is safe to share.
 * </ul>
 */
@NullMarked
package io.datasurface.host;

import org.jspecify.annotations.NullMarked;
