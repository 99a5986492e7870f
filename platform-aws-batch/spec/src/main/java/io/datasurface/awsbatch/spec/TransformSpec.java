package io.datasurface.awsbatch.spec;

import java.util.List;
import java.util.Objects;

/**
 * One transformer: code over the tables of its workspace.
 *
 * @param platform the platform instance
 * @param workspace the transformer's workspace
 * @param code what to run
 * @param lake where the inputs are
 * @param inputs what it reads; empty for a generator
 * @param output what it writes
 * @param trigger when it runs
 */
public record TransformSpec(
        String platform,
        String workspace,
        CodeSpec code,
        LakeSpec lake,
        List<TransformInput> inputs,
        TransformOutput output,
        TransformTrigger trigger)
        implements SpecDocument {

    /** Refuses two inputs of one name, and a generator that waits for inputs. */
    public TransformSpec {
        Checks.text("platform", platform);
        Checks.text("workspace", workspace);
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(lake, "lake");
        inputs = Checks.distinct("inputs", List.copyOf(inputs), TransformInput::name);
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(trigger, "trigger");
        if (trigger instanceof TransformTrigger.AllInputs && inputs.stream().allMatch(TransformInput::previousBatch)) {
            throw new IllegalArgumentException(
                    "trigger is refused: there is no input that could start the transformer; give it a cron trigger");
        }
    }

    /** The same with its code, its tables and its landing area elsewhere. */
    public TransformSpec at(String codeLocation, LakeSpec newLake, BatchSource newLanding) {
        return new TransformSpec(
                platform,
                workspace,
                new CodeSpec(
                        code.kind(),
                        codeLocation,
                        code.entry(),
                        code.version(),
                        code.requirements(),
                        code.environment()),
                newLake,
                inputs,
                new TransformOutput(output.store(), newLanding, output.datasets()),
                trigger);
    }

    @Override
    public JobKind job() {
        return JobKind.TRANSFORM;
    }
}
