/**
 * The contract kit: extend {@link io.datasurface.tck.PlatformPluginContract} in the tests of a plugin.
 *
 * <pre>{@code
 * class MyPlatformContractTest extends PlatformPluginContract {
 *     protected DataPlatformProvider provider() {
 *         return new MyPlatformProvider();
 *     }
 *
 *     protected List<Ecosystem> models() {
 *         return List.of(SampleModels.relational("my-platform", Map.of()));
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.datasurface.tck;

import org.jspecify.annotations.NullMarked;
