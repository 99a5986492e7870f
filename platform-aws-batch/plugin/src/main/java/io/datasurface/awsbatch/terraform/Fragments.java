package io.datasurface.awsbatch.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Text under construction: literal stretches and expressions in order. The only place where text meets Terraform's template
 * syntax, and so the only place that escapes it.
 */
final class Fragments {
    /** A literal grows while others follow it: documents are put together of many short pieces. */
    private record Fragment(boolean code, StringBuilder content) {
        String text() {
            return content.toString();
        }
    }

    /** Terraform drops it at the beginning of a template, so it becomes an interpolation there. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final List<Fragment> list = new ArrayList<>();

    void literal(String text) {
        if (text.isEmpty()) {
            return;
        }
        int last = list.size() - 1;
        if (last >= 0 && !list.get(last).code()) {
            // One stretch, so that "$" followed by "{" is seen as the sequence that it becomes.
            list.get(last).content().append(text);
        } else {
            list.add(new Fragment(false, new StringBuilder(text)));
        }
    }

    void expression(String hcl) {
        list.add(new Fragment(true, new StringBuilder(hcl)));
    }

    void addAll(Fragments other) {
        other.forEach(this::literal, this::expression);
    }

    void forEach(Consumer<String> onLiteral, Consumer<String> onExpression) {
        for (Fragment fragment : list) {
            (fragment.code() ? onExpression : onLiteral).accept(fragment.text());
        }
    }

    boolean hasExpressions() {
        return list.stream().anyMatch(Fragment::code);
    }

    /** Returns the literal text; there must be no expression. */
    String literalText() {
        StringBuilder out = new StringBuilder();
        forEach(out::append, code -> {
            throw new IllegalArgumentException("The expression " + code
                    + " stands where Terraform takes literal text only; give the text itself.");
        });
        return out.toString();
    }

    /** Returns the template as it stands in the string of a {@code .tf.json} file, before JSON escaping. */
    String template() {
        return template(false);
    }

    /** Returns the template as a quoted string of Terraform's native syntax. */
    String quotedTemplate() {
        return '"' + template(true) + '"';
    }

    private String template(boolean quoted) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < list.size(); i++) {
            Fragment fragment = list.get(i);
            if (fragment.code()) {
                out.append("${").append(fragment.text()).append('}');
                continue;
            }
            // A "$" right before an interpolation would read as the escape "$${", so it becomes an interpolation of its
            // own.
            String whole = fragment.text();
            int dollars = i + 1 < list.size() ? trailingDollars(whole) : 0;
            String text = whole.substring(0, whole.length() - dollars);
            if (i == 0 && !quoted && text.startsWith(BYTE_ORDER_MARK)) {
                out.append("${\"\\ufeff\"}");
                text = text.substring(1);
            }
            String escaped = text.replace("${", "$${").replace("%{", "%%{");
            out.append(quoted ? Texts.hclEscaped(escaped) : escaped);
            if (dollars > 0) {
                out.append("${\"").append("$".repeat(dollars)).append("\"}");
            }
        }
        return out.toString();
    }

    private static int trailingDollars(String text) {
        int start = text.length();
        while (start > 0 && text.charAt(start - 1) == '$') {
            start--;
        }
        return text.length() - start;
    }
}
