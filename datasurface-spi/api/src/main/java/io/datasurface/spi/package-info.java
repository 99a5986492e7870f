/**
 * What a data platform plugin implements and what the host promises it. A plugin is a {@link io.datasurface.spi.DataPlatformProvider}
 * found by {@link java.util.ServiceLoader}; the host makes a {@link io.datasurface.spi.DataPlatform} of it for each instance in the model.
 * An {@link io.datasurface.spi.EcosystemPlanner} is a second, optional service: it sees the graphs of all platforms before any is cut.
 *
 * <h2>Read first</h2>
 * A first platform needs five types, and they are read in ten minutes: {@link io.datasurface.spi.DataPlatformProvider} says what the plugin is
 * and can do ({@link io.datasurface.spi.PlatformCapabilities}, built in a few lines), {@link io.datasurface.spi.DataPlatform} has one method
 * that must be written, {@code render}, which gets a {@link io.datasurface.spi.ChunkRenderRequest} and gives files to an
 * {@link io.datasurface.spi.ArtifactSink}. Everything else has a default: parameters, limits of chunks, moves, reviews of changes, feeds and
 * planners are for when a platform wants them.
 *
 * <h2>Conventions that hold for every type here</h2>
 * <ul>
 *   <li><b>Rendering is pure</b>: no clock, no random, no environment, no network. The same request gives the same bytes on any machine.
 *   <li><b>Mistakes of a model author are problems</b>, reported all at once to a collector; exceptions are for when there is no answer.
 *   <li><b>Nulls</b>: nothing accepts or returns {@code null}.
 *   <li><b>Threads</b>: the host calls from several threads at once.
 * </ul>
 */
@NullMarked
package io.datasurface.spi;

import org.jspecify.annotations.NullMarked;
