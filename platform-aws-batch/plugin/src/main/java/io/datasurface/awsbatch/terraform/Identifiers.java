package io.datasurface.awsbatch.terraform;

import java.util.regex.Pattern;

/** Checks of what stands in code, so that no free text gets there. */
final class Identifiers {
    private static final Pattern LABEL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,254}");
    private static final Pattern ARGUMENT = Pattern.compile("[a-z_][a-z0-9_]*");

    private Identifiers() {}

    static String requireLabel(String what, String label) {
        if (!LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException(
                    "Invalid " + what + " \"" + label
                            + "\"; use letters, digits and '_', not starting with a digit, or TfLabel.of for a name from a model.");
        }
        return label;
    }

    static String requireArgument(String name) {
        if (!ARGUMENT.matcher(name).matches()) {
            throw new IllegalArgumentException("Invalid argument name \"" + name
                    + "\"; use the provider's lower-case name, or a map for keys of your own.");
        }
        return name;
    }
}
