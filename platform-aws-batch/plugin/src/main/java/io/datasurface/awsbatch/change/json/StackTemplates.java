package io.datasurface.awsbatch.change.json;

import io.datasurface.awsbatch.stack.Stack;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Looks into the templates of CloudFormation stacks: to Terraform any change of a template is one in place, and what CloudFormation makes of it is in the
 * template only.
 */
final class StackTemplates {
    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final String TEMPLATE = "template_body";
    private static final String TYPE = TEMPLATE + ".Resources." + Stack.RESOURCE + ".Type";

    private StackTemplates() {}

    /**
     * Puts what the template of a stack says in the place of its text.
     *
     * @param type Terraform's type of a resource
     * @param arguments its arguments by their path
     * @return type of the one resource in the stack; the given type for all else, and for a stack that is none of ours
     */
    static String open(String type, SortedMap<String, String> arguments) {
        String template = arguments.get(TEMPLATE);
        if (!type.equals(Stack.TYPE) || template == null) {
            return type;
        }
        SortedMap<String, String> inside = new TreeMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), template)) {
            parser.nextToken();
            RootReader.flatten(parser, TEMPLATE, inside);
        } catch (JacksonException | IllegalArgumentException e) {
            return type;
        }
        String what = inside.get(TYPE);
        boolean isAlone = inside.keySet().stream()
                .filter(path -> path.startsWith(TEMPLATE + ".Resources."))
                .allMatch(path -> path.startsWith(TEMPLATE + ".Resources." + Stack.RESOURCE + "."));
        if (what == null || !isAlone) {
            return type;
        }
        arguments.remove(TEMPLATE);
        arguments.putAll(inside);
        return what;
    }
}
