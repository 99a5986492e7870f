package io.datasurface.examples.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a user of an exported package can see: supertypes, and the types in public and protected members. */
final class ExportedSignatures {

    private ExportedSignatures() {}

    /** Where exported types of ours show a type whose name starts with one of the prefixes. */
    static Set<String> uses(List<String> prefixes, Predicate<JavaClass> types) {
        Set<String> uses = new TreeSet<>();
        for (JavaClass type : ProductionCode.CLASSES) {
            if (ProductionCode.isExported(type) && isVisible(type) && types.test(type)) {
                addUses(uses, type.getName(), superTypes(type), prefixes);
                for (JavaMember member : type.getMembers()) {
                    if (isVisible(member.getModifiers())) {
                        addUses(uses, member.getFullName(), typesOf(member), prefixes);
                    }
                }
            }
        }
        return uses;
    }

    private static void addUses(Set<String> uses, String where, Stream<JavaType> seen, List<String> prefixes) {
        seen.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getName)
                .filter(name -> prefixes.stream().anyMatch(name::startsWith))
                .forEach(name -> uses.add(where + " shows " + name));
    }

    private static Stream<JavaType> superTypes(JavaClass type) {
        return Stream.of(type.getInterfaces().stream(), type.getSuperclass().stream(), bounds(type.getTypeParameters()))
                .flatMap(types -> types);
    }

    private static Stream<JavaType> typesOf(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getType());
        }
        JavaCodeUnit code = (JavaCodeUnit) member;
        return Stream.of(
                        Stream.of(code.getReturnType()),
                        code.getParameterTypes().stream(),
                        code.getExceptionTypes().stream(),
                        bounds(code.getTypeParameters()))
                .flatMap(types -> types);
    }

    private static Stream<JavaType> bounds(List<? extends JavaTypeVariable<?>> variables) {
        return variables.stream().flatMap(variable -> variable.getUpperBounds().stream());
    }

    private static boolean isVisible(JavaClass type) {
        return isVisible(type.getModifiers())
                && type.getEnclosingClass().map(ExportedSignatures::isVisible).orElse(true);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }
}
