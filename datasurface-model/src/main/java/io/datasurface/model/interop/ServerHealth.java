package io.datasurface.model.interop;

import java.util.Optional;

/**
 * What a server says of itself.
 *
 * @param status its state; a server that answers says {@code healthy}, with or without a model
 * @param modelVersion version of its model; {@code unknown} if the model names none; absent if no model is loaded
 */
public record ServerHealth(String status, Optional<String> modelVersion) {}
