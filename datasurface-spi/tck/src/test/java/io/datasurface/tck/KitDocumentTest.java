package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The README of the SPI lists the rules of the contract and what can be overridden. */
class KitDocumentTest {
    private static final Pattern RULE = Pattern.compile("(?m)^\\* (.*)\\.$");
    private static final Pattern HOOK = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    private static String section() throws IOException {
        return section("## What the kit checks");
    }

    private static String section(String title) throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        int begin = readme.indexOf(title + "\n");
        int planners = readme.indexOf("\n### ", begin);
        int next = readme.indexOf("\n## ", begin);
        return readme.substring(begin, planners < 0 ? next : Math.min(planners, next));
    }

    static List<Method> methods() {
        return Stream.of(PluginWordsContract.class, PluginChangesContract.class, PlatformPluginContract.class)
                .flatMap(contract -> Stream.of(contract.getDeclaredMethods()))
                .toList();
    }

    private static List<String> rules(List<Method> methods) {
        List<String> rules = new ArrayList<>();
        for (Method method : methods) {
            if (method.isAnnotationPresent(Test.class)) {
                rules.add(method.getAnnotation(DisplayName.class).value());
            }
        }
        return rules;
    }

    @Test
    void everyRuleOfPlannersIsThere() throws IOException {
        List<String> rules = rules(List.of(EcosystemPlannerContract.class.getDeclaredMethods()));
        assertThat(rules).hasSizeGreaterThan(15);
        assertThat(RULE.matcher(section("### Of planners")).results().map(rule -> rule.group(1)))
                .containsExactlyInAnyOrderElementsOf(rules);
    }

    @Test
    void everyRuleIsThere() throws IOException {
        List<String> rules = rules(methods());
        assertThat(rules).hasSizeGreaterThan(15);
        assertThat(RULE.matcher(section()).results().map(rule -> rule.group(1)))
                .containsExactlyInAnyOrderElementsOf(rules);
    }

    @Test
    void everyHookIsThere() throws IOException {
        List<String> hooks = new ArrayList<>();
        for (Method method : methods()) {
            if (Modifier.isProtected(method.getModifiers()) && !Modifier.isAbstract(method.getModifiers())) {
                hooks.add(method.getName());
            }
        }
        assertThat(HOOK.matcher(section()).results().map(hook -> hook.group(1)))
                .containsExactlyInAnyOrderElementsOf(hooks);
    }
}
