/**
 * What a data platform plugin implements and what the host promises it. A plugin is a {@link io.datasurface.spi.DataPlatformProvider}
 * found by {@link java.util.ServiceLoader}; the host makes a {@link io.datasurface.spi.DataPlatform} of it for each instance in the model.
 * An {@link io.datasurface.spi.EcosystemPlanner} is a second, optional service: it sees the graphs of all platforms before any is cut.
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
