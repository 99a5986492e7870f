package io.datasurface.awsbatch.terraform.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the references in a Terraform template or expression, as Terraform would read it. */
final class TemplateScanner {
    private static final Set<String> KEYWORDS = Set.of("true", "false", "null", "for", "in", "if");

    private final String text;
    private final List<List<String>> references = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private int position;

    private TemplateScanner(String text) {
        this.text = text;
    }

    /**
     * What a template holds.
     *
     * @param references each as its steps, such as {@code [aws_kms_key, lake, arn]}; indexes are left out
     * @param faults what Terraform would refuse, or what our escaping should have prevented
     */
    record Result(List<List<String>> references, List<String> faults) {}

    static Result scan(String template) {
        TemplateScanner scanner = new TemplateScanner(template);
        scanner.template(false);
        return new Result(List.copyOf(scanner.references), List.copyOf(scanner.faults));
    }

    /** Whether the whole text is one interpolation, which may be of any type. */
    static boolean isOneExpression(String template) {
        if (!template.startsWith("${") || !template.endsWith("}")) {
            return false;
        }
        TemplateScanner scanner = new TemplateScanner(template);
        scanner.position = 2;
        scanner.expression();
        return scanner.position == template.length() && scanner.faults.isEmpty();
    }

    private boolean at(String token) {
        return text.startsWith(token, position);
    }

    private void template(boolean quoted) {
        while (position < text.length()) {
            if (at("$${") || at("%%{")) {
                position += 3;
            } else if (at("${")) {
                position += 2;
                expression();
            } else if (at("%{")) {
                faults.add("a template directive \"%{\"");
                position += 2;
            } else if (quoted && at("\\")) {
                position += 2;
            } else if (quoted && at("\"")) {
                position++;
                return;
            } else {
                position++;
            }
        }
        if (quoted) {
            faults.add("an unterminated quoted string");
        }
    }

    private void expression() {
        int depth = 0;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '"') {
                position++;
                template(true);
            } else if (c == '{') {
                depth++;
                position++;
            } else if (c == '}') {
                position++;
                if (depth-- == 0) {
                    return;
                }
            } else if (Character.isLetter(c) || c == '_') {
                traversal();
            } else if (Character.isDigit(c)) {
                identifier();
            } else {
                position++;
            }
        }
        faults.add("an unterminated interpolation");
    }

    private void traversal() {
        List<String> steps = new ArrayList<>(List.of(identifier()));
        boolean more = true;
        while (more) {
            if (at(".") && position + 1 < text.length() && isStart(text.charAt(position + 1))) {
                position++;
                steps.add(identifier());
            } else if (at("[")) {
                int close = text.indexOf(']', position);
                String inside = close < 0 ? "" : text.substring(position + 1, close);
                more = inside.matches("[0-9]+");
                position = more ? close + 1 : position;
            } else {
                more = false;
            }
        }
        boolean call = at("(");
        if (!call && !KEYWORDS.contains(steps.get(0))) {
            references.add(steps);
        }
    }

    private String identifier() {
        int start = position;
        while (position < text.length()
                && (Character.isLetterOrDigit(text.charAt(position)) || "_-".indexOf(text.charAt(position)) >= 0)) {
            position++;
        }
        return text.substring(start, position);
    }

    private static boolean isStart(char c) {
        return Character.isLetter(c) || c == '_';
    }
}
