package io.datasurface.model.change;

import io.datasurface.model.schema.StructField;
import io.datasurface.model.schema.StructType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Structures: a field of one may be NULL, so fields may be added. None may go. Where their order matters, new ones stand behind the
 * old; an order that mattered goes on to matter.
 */
final class StructCompatibility {
    private StructCompatibility() {}

    static List<TypeProblem> problems(StructType before, StructType after) {
        if (before.ordered() && !after.ordered()) {
            String words = "the order of the fields of %s means nothing in %s"
                    .formatted(Words.type(before), Words.type(after));
            return List.of(new TypeProblem(ChangeRule.FIELD_REMOVED, words));
        }
        return before.ordered() ? byPosition(before, after) : byName(before, after);
    }

    private static List<TypeProblem> byPosition(StructType before, StructType after) {
        List<TypeProblem> problems = new ArrayList<>();
        for (int i = 0; i < before.fields().size(); i++) {
            StructField field = before.fields().get(i);
            if (i >= after.fields().size() || !after.fields().get(i).name().equals(field.name())) {
                String words = "the field %s is no longer at position %s of %s"
                        .formatted(Words.name(field.name()), i + 1, Words.type(after));
                problems.add(new TypeProblem(ChangeRule.FIELD_REMOVED, words));
            } else {
                problems.addAll(compared(field, after.fields().get(i)));
            }
        }
        return problems;
    }

    /** Lint forbids two fields of one name; the first then stands for the first, and so on. */
    private static List<TypeProblem> byName(StructType before, StructType after) {
        Map<String, List<StructField>> now = new HashMap<>();
        for (StructField field : after.fields()) {
            now.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(field);
        }
        Map<String, Integer> seen = new HashMap<>();
        List<TypeProblem> problems = new ArrayList<>();
        for (StructField field : before.fields()) {
            int index = seen.merge(field.name(), 1, Integer::sum) - 1;
            List<StructField> namesakes = now.getOrDefault(field.name(), List.of());
            if (index >= namesakes.size()) {
                String words = "%s has no field %s".formatted(Words.type(after), Words.name(field.name()));
                problems.add(new TypeProblem(ChangeRule.FIELD_REMOVED, words));
            } else {
                problems.addAll(compared(field, namesakes.get(index)));
            }
        }
        return problems;
    }

    private static List<TypeProblem> compared(StructField before, StructField after) {
        return TypeCompatibility.inside("the field " + Words.name(before.name()), before.type(), after.type());
    }
}
