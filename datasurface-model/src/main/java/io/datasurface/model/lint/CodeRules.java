package io.datasurface.model.lint;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.code.ContainerImageCodeArtifact;
import io.datasurface.model.code.JavaCodeArtifact;
import io.datasurface.model.code.PythonCodeArtifact;
import io.datasurface.model.code.PythonRepoCodeArtifact;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs, of transformers and of pulls. */
final class CodeRules {
    private static final Pattern PYTHON_VERSION = Pattern.compile("[23](\\.\\d{1,3}){0,2}");
    private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern JAVA_CLASS = Pattern.compile(
            "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*+(\\.\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*+)*+");
    /** A reference as the OCI distribution specification writes it, with an optional registry. */
    private static final Pattern IMAGE = Pattern.compile("([A-Za-z0-9.-]+(:\\d{1,5})?/)?"
            + "[a-z0-9]++(?:(?:[.]|__?|-++)[a-z0-9]++)*+(?:/[a-z0-9]++(?:(?:[.]|__?|-++)[a-z0-9]++)*+)*+"
            + "(?::(?<tag>\\w[\\w.-]{0,127}))?(?<digest>@[A-Za-z][A-Za-z0-9]*:[0-9A-Fa-f]{32,})?");

    private final LintContext context;
    private final RepositoryRules repositories;

    CodeRules(LintContext context) {
        this.context = context;
        this.repositories = new RepositoryRules(context);
    }

    void check(CodeArtifact code, ObjectPath path) {
        for (String name : code.envVars().keySet()) {
            if (!ENVIRONMENT_NAME.matcher(name).matches()) {
                context.report(
                        LintRule.ENVIRONMENT_NAME_INVALID,
                        path,
                        "The setting %s cannot be named so; use letters, digits and underscores, not a digit first.",
                        name);
            }
        }
        if (code instanceof PythonCodeArtifact python) {
            python(python, path);
        } else if (code instanceof PythonRepoCodeArtifact python) {
            repositories.check(python.repo(), path.child("repo"));
            if (!RepositoryRules.isVersion(python.version())) {
                invalid(path, "version", python.version(), "a tag, branch or commit");
            }
        } else if (code instanceof JavaCodeArtifact java) {
            if (!SqlNames.isPrintable(java.jar())) {
                invalid(path, "jar", java.jar(), "where the jar is, such as s3://code/jobs.jar");
            }
            if (!JAVA_CLASS.matcher(java.mainClass()).matches()) {
                invalid(path, "mainClass", java.mainClass(), "the full name of a class, such as com.example.Main");
            }
        } else if (code instanceof ContainerImageCodeArtifact image) {
            image(image, path);
        }
    }

    private void python(PythonCodeArtifact python, ObjectPath path) {
        if (!PYTHON_VERSION.matcher(python.requiredVersion()).matches()) {
            context.report(
                    LintRule.CODE_INVALID,
                    path,
                    "%s is no version of Python; write for example 3.11.",
                    python.requiredVersion());
        }
        for (String requirement : python.requirements()) {
            if (!SqlNames.isPrintable(requirement)) {
                invalid(path, "requirement", requirement, "a package, such as numpy==2.0");
            }
        }
    }

    private void image(ContainerImageCodeArtifact code, ObjectPath path) {
        Matcher image = IMAGE.matcher(code.image());
        if (!image.matches()) {
            context.report(
                    LintRule.IMAGE_INVALID,
                    path,
                    "%s is no container image; write for example registry.example.com/team/pull:1.4.",
                    code.image());
        } else if (image.group("digest") == null
                && (image.group("tag") == null || image.group("tag").equals("latest"))) {
            context.report(
                    LintRule.IMAGE_NOT_PINNED,
                    path,
                    "The container image %s may be another one tomorrow; name a version by a tag or digest.",
                    code.image());
        }
        boolean enough = code.cpus().map(cpus -> cpus.signum() > 0).orElse(true)
                && code.memoryMiB().map(memory -> memory > 0).orElse(true);
        if (!enough) {
            context.report(
                    LintRule.CODE_RESOURCES_INVALID,
                    path,
                    "The program asks for %s processors and %s MiB of memory; ask for more than none, or leave it out.",
                    code.cpus().map(LintContext::plain).orElse(new LintContext.Plain("the usual")),
                    code.memoryMiB().map(LintContext::plain).orElse(new LintContext.Plain("the usual")));
        }
    }

    private void invalid(ObjectPath path, String field, String given, String wanted) {
        context.report(
                LintRule.CODE_INVALID,
                path,
                "%s cannot be the %s of a program; write %s.",
                given,
                new LintContext.Plain(field),
                new LintContext.Plain(wanted));
    }
}
