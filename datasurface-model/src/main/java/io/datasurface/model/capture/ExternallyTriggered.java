package io.datasurface.model.capture;

/**
 * Started from outside the platform.
 *
 * @param name name of the trigger
 */
public record ExternallyTriggered(String name) implements StepTrigger {}
