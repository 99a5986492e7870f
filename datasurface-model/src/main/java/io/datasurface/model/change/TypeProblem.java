package io.datasurface.model.change;

/**
 * Why the values of a column type do not fit another one.
 *
 * @param rule the rule that the change of the type breaks
 * @param words the reason, without a full stop, such as {@code SmallInt cannot hold every BigInt}
 */
public record TypeProblem(ChangeRule rule, String words) {
    TypeProblem inside(String place) {
        return new TypeProblem(rule, place + ": " + words);
    }
}
