package io.datasurface.awsbatch.instance;

import io.datasurface.model.common.JsonValue;
import io.datasurface.model.platform.DataPlatformInstance;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Another platform instance of the model, whose parameters nobody has checked here.
 *
 * @param instance the instance in the model
 */
public record OtherInstance(DataPlatformInstance instance) {
    /** Returns a parameter that is a text, if it is given; groups are named with dots. */
    public Optional<String> text(String name) {
        return value(name)
                .flatMap(value -> value instanceof JsonValue.Text text ? Optional.of(text.value()) : Optional.empty());
    }

    /** Returns a parameter, if it is given; groups are named with dots. */
    public Optional<JsonValue> value(String name) {
        JsonValue value = new JsonValue.Group(instance.parameters());
        for (String key : name.split("\\.", -1)) {
            if (!(value instanceof JsonValue.Group group) || !group.values().containsKey(key)) {
                return Optional.empty();
            }
            value = group.values().get(key);
        }
        return Optional.of(value);
    }

    /**
     * Returns the ARN of the role of its jobs of a purpose in its home cell, if it is an instance of this platform that says what it needs for that.
     *
     * @param purpose what the jobs are for
     */
    public Optional<String> jobRole(Purpose purpose) {
        return role(purpose::role);
    }

    /** Returns the ARN of the one role that all its jobs had before each purpose had its own, if it says that the role is kept for a while. */
    public Optional<String> sharedRole() {
        return value("icebergBucket.sharedRoleKept")
                .filter(new JsonValue.Flag(true)::equals)
                .flatMap(kept -> role(UnaryOperator.identity()));
    }

    private Optional<String> role(UnaryOperator<String> name) {
        return text("region")
                .flatMap(region -> text("account")
                        .flatMap(account -> text("icebergBucket.role").map(name).map(new Arns(region, account)::role)));
    }
}
