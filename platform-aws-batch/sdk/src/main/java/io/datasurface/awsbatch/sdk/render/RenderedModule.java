package io.datasurface.awsbatch.sdk.render;

/**
 * A root module.
 *
 * @param folder its folder below the instance's, such as {@code foundation}
 * @param account what it is applied to
 * @param region what it is applied to
 */
public record RenderedModule(String folder, String account, String region) {}
