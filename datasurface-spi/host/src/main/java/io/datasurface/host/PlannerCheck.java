package io.datasurface.host;

import io.datasurface.spi.EcosystemPlanner;
import io.datasurface.spi.SpiVersion;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Asks an ecosystem planner what it is, and takes no nonsense for an answer. */
final class PlannerCheck {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");

    /** What a planner says that it is, or why it is refused. */
    private record Answer(Optional<InstalledPlanner> planner, String refusal) {}

    private PlannerCheck() {}

    static Optional<InstalledPlanner> check(
            EcosystemPlanner planner, Duration limit, Consumer<PluginFailure> failures) {
        Consumer<String> refused = message -> failures.accept(
                new PluginFailure(planner.getClass().getName(), Origin.of(planner.getClass()), message));
        Optional<Answer> answer = LoadCall.call(
                planner.getClass(),
                limit,
                () -> ask(planner),
                failure -> refused.accept("It fails when asked what it is: " + failure + ". Ask its author"));
        answer.filter(given -> given.planner().isEmpty()).ifPresent(given -> refused.accept(given.refusal()));
        return answer.flatMap(Answer::planner);
    }

    private static Answer ask(EcosystemPlanner planner) {
        Optional<String> version = SpiVersion.refusal(planner.spiVersion());
        if (version.isPresent()) {
            return new Answer(Optional.empty(), version.get());
        }
        String name = planner.name();
        if (!NAME.matcher(name).matches()) {
            return new Answer(
                    Optional.empty(),
                    "Its name is \"" + name + "\"; a name has lower case letters, digits and hyphens only");
        }
        if (planner.version().isBlank()) {
            return new Answer(Optional.empty(), "Its version is blank; manifests need one");
        }
        return new Answer(
                Optional.of(new InstalledPlanner(
                        name, planner.version(), planner.description(), Origin.of(planner.getClass()), planner)),
                "");
    }
}
