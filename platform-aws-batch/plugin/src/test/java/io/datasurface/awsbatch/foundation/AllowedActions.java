package io.datasurface.awsbatch.foundation;

import static io.datasurface.awsbatch.foundation.Documents.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the inline policies of a role of a root module allow, whatever the conditions. */
final class AllowedActions {
    private static final String POLICY = "aws_iam_role_policy.";

    private final List<Map<String, @Nullable Object>> statements = new ArrayList<>();

    private AllowedActions() {}

    /**
     * Reads the policies of a role.
     *
     * @param module the files of the root module, by name
     * @param label of the role
     */
    static AllowedActions of(Map<String, String> module, String label) {
        AllowedActions allowed = new AllowedActions();
        NarrowPolicies.statements(module, (address, resource, statement) -> {
            if (address.startsWith(POLICY) && ("${aws_iam_role." + label + ".name}").equals(resource.get("role"))) {
                allowed.statements.add(statement);
            }
        });
        if (allowed.statements.isEmpty()) {
            throw new IllegalArgumentException("No policies of " + label);
        }
        return allowed;
    }

    /** Whether some statement has the action and a pattern that the ARN matches. */
    boolean allows(String action, String arn) {
        return !conditions(action, arn).isEmpty();
    }

    /** The conditions of all statements that allow it; an empty text for one that has none. */
    List<String> conditions(String action, String arn) {
        return statements.stream()
                .filter(statement -> list(statement.get("Action")).contains(action))
                .filter(statement -> list(statement.get("Resource")).stream()
                        .anyMatch(pattern -> matches(String.valueOf(pattern), arn)))
                .map(statement -> statement.containsKey("Condition") ? String.valueOf(statement.get("Condition")) : "")
                .toList();
    }

    /** As IAM does: a star is any text, slashes too, and a question mark any character. */
    private static boolean matches(String pattern, String arn) {
        String regex = pattern.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c)))
                .collect(Collectors.joining());
        return arn.matches(regex);
    }
}
