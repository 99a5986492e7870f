package io.datasurface.awsbatch.terraform;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes values for Terraform arguments.
 *
 * <p>A {@link String} is always literal text. References come from {@link TfResource#attr}, from what {@link TfModule.Builder}
 * returns for variables and locals, and from the functions here:
 *
 * <pre>{@code
 * Tf.text("${not code}")                                  // the text, as it is
 * bucket.attr("arn").then("/*")                           // a template
 * Tf.json(Tf.map().put("Resource", bucket.attr("arn")))   // a JSON document as text
 * }</pre>
 */
public final class Tf {
    private static final Pattern FUNCTION = Pattern.compile("[a-z][a-z0-9_]*");

    private Tf() {}

    /**
     * Returns literal text.
     *
     * @param literal the text, taken as it is
     * @throws IllegalArgumentException if it holds half of a surrogate pair
     */
    public static TfString text(String literal) {
        return new TfTemplate(literal);
    }

    /**
     * Returns texts joined to one.
     *
     * @param parts literals and expressions in order
     */
    public static TfString template(TfString... parts) {
        return new TfTemplate(List.of(parts));
    }

    /**
     * Returns a number.
     *
     * @param number the number
     */
    public static TfValue number(long number) {
        return new TfScalar(Long.toString(number));
    }

    /**
     * Returns a number with decimals.
     *
     * @param number the number
     */
    public static TfValue number(BigDecimal number) {
        return new TfScalar(number.toPlainString());
    }

    /**
     * Returns a truth value.
     *
     * @param truth the value
     */
    public static TfValue bool(boolean truth) {
        return new TfScalar(Boolean.toString(truth));
    }

    /** Returns null: an argument that is not given, or the null of an embedded JSON document. */
    public static TfValue none() {
        return new TfScalar("null");
    }

    /**
     * Returns a list.
     *
     * @param elements values in order
     */
    public static TfList list(TfValue... elements) {
        return new TfList(List.of(elements));
    }

    /**
     * Returns a list.
     *
     * @param elements values in order
     */
    public static TfList list(Collection<? extends TfValue> elements) {
        return new TfList(List.copyOf(elements));
    }

    /**
     * Returns a list of literal texts.
     *
     * @param literals texts in order
     */
    public static TfList texts(String... literals) {
        return texts(Arrays.asList(literals));
    }

    /**
     * Returns a list of literal texts.
     *
     * @param literals texts in an order that does not change between runs
     */
    public static TfList texts(Collection<String> literals) {
        return new TfList(literals.stream().map(Tf::text).toList());
    }

    /** Returns an empty map, to be filled with {@link TfMap#put}. */
    public static TfMap map() {
        return new TfMap(Map.of());
    }

    /**
     * Returns a map, sorted by key.
     *
     * @param entries values by literal key
     */
    public static TfMap map(Map<String, ? extends TfValue> entries) {
        return new TfMap(new TreeMap<>(entries));
    }

    /**
     * Returns a map of literal texts, sorted by key, such as tags.
     *
     * @param entries literal texts by literal key
     */
    public static TfMap textMap(Map<String, String> entries) {
        Map<String, TfValue> values = new LinkedHashMap<>();
        new TreeMap<>(entries).forEach((key, text) -> values.put(key, text(text)));
        return new TfMap(values);
    }

    /**
     * Returns a JSON document as text: a policy, table mappings, a state machine. It stays valid JSON whatever its references
     * turn out to be: an ARN stands inside its quotes, where scanners can read it; anything else Terraform encodes.
     *
     * @param document usually a {@link TfMap} or {@link TfList}
     */
    public static TfString json(TfValue document) {
        return new TfJson(document);
    }

    /** Returns the directory of the root module, for {@code file} and its kin. */
    public static TfExpression modulePath() {
        return TfExpression.code("path.module", List.of());
    }

    /**
     * Returns a call of a Terraform function, such as {@code filesha256}.
     *
     * @param function the function's name
     * @param arguments its arguments
     */
    public static TfExpression call(String function, TfValue... arguments) {
        if (!FUNCTION.matcher(function).matches()) {
            throw new IllegalArgumentException(
                    "Invalid function name \"" + function + "\"; use a built-in function of Terraform.");
        }
        String list = Arrays.stream(arguments).map(TfValue::hcl).collect(Collectors.joining(", "));
        return TfExpression.code(function + "(" + list + ")", List.of(arguments));
    }

    /**
     * Returns the condition that two values are the same.
     *
     * @param left one value
     * @param right the other
     */
    public static TfExpression equal(TfValue left, TfValue right) {
        return infix("==", left, right);
    }

    /**
     * Returns the condition that two values differ.
     *
     * @param left one value
     * @param right the other
     */
    public static TfExpression notEqual(TfValue left, TfValue right) {
        return infix("!=", left, right);
    }

    /**
     * Returns the condition that both hold.
     *
     * @param left one condition
     * @param right the other
     */
    public static TfExpression and(TfExpression left, TfExpression right) {
        return infix("&&", left, right);
    }

    /**
     * Returns the condition that at least one holds.
     *
     * @param left one condition
     * @param right the other
     */
    public static TfExpression or(TfExpression left, TfExpression right) {
        return infix("||", left, right);
    }

    private static TfExpression infix(String operator, TfValue left, TfValue right) {
        List<TfValue> operands = List.of(left, right);
        return TfExpression.code("(" + left.hcl() + " " + operator + " " + right.hcl() + ")", operands);
    }
}
