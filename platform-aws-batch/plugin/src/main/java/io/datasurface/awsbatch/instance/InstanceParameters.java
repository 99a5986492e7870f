package io.datasurface.awsbatch.instance;

import io.datasurface.spi.ParameterSpec;
import java.util.List;
import java.util.stream.Stream;

/** What an instance of the platform can be configured with. */
public final class InstanceParameters {
    /** An IAM role or user. */
    public static final String PRINCIPAL = "arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/[A-Za-z0-9_+=,.@/-]+";

    /** The parameters in the order in which help shows them. */
    public static final List<ParameterSpec> ALL = Stream.of(
                    PlaceParameters.ALL,
                    AccessParameters.ALL,
                    DeliveryParameters.ALL,
                    ReplicationParameters.ALL,
                    TableParameters.ALL,
                    RunParameters.ALL,
                    DropParameters.ALL,
                    PlanParameters.ALL,
                    RenderParameters.ALL,
                    CellParameters.ALL)
            .flatMap(List::stream)
            .toList();

    private InstanceParameters() {}
}
