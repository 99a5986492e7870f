package io.datasurface.model;

import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.common.Documentation;
import java.util.Optional;

/**
 * A program that reads the datasets of its workspace and writes a datastore.
 *
 * @param name name of the transformer
 * @param documentation words for people
 * @param outputDatastore name of the datastore that it writes, of the same team
 * @param code the program
 * @param trigger what starts it; absent: whenever an input has changed
 */
public record DataTransformer(
        String name,
        Optional<Documentation> documentation,
        String outputDatastore,
        CodeArtifact code,
        Optional<StepTrigger> trigger) {}
