package io.datasurface.model.io;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the doc comments of sources say about types, components of records and constants, as plain text. */
final class DocComments extends TreePathScanner<Void, String> {
    private final DocTrees trees;
    private final Map<String, String> found = new TreeMap<>();

    private DocComments(DocTrees trees) {
        this.trees = trees;
    }

    /** Returns the comments by the name of the class, or of the class, a dot and a component or constant. */
    static Map<String, String> of(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
            DocComments scanner = new DocComments(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                scanner.scan(unit, String.valueOf(unit.getPackageName()));
            }
            return scanner.found;
        }
    }

    @Override
    public Void visitClass(ClassTree type, String around) {
        boolean isNested = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
        String name = around + (isNested ? "$" : ".") + type.getSimpleName();
        DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
        if (comment != null) {
            put(name, comment.getFirstSentence());
            for (DocTree tag : comment.getBlockTags()) {
                if (tag instanceof ParamTree param && !param.isTypeParameter()) {
                    put(name + "." + param.getName(), param.getDescription());
                }
            }
        }
        return super.visitClass(type, name);
    }

    @Override
    public Void visitVariable(VariableTree variable, String around) {
        boolean isConstant = variable.getModifiers().getFlags().contains(Modifier.STATIC)
                && getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
        DocCommentTree comment = isConstant ? trees.getDocCommentTree(getCurrentPath()) : null;
        if (comment != null) {
            put(around + "." + variable.getName(), comment.getFirstSentence());
        }
        return null;
    }

    private void put(String key, List<? extends DocTree> words) {
        StringBuilder text = new StringBuilder();
        words.forEach(word -> append(word, text));
        found.put(key, text.toString().strip().replaceAll("\\s+", " "));
    }

    private static void append(DocTree word, StringBuilder text) {
        if (word instanceof TextTree plain) {
            text.append(plain.getBody());
        } else if (word instanceof LiteralTree literal) {
            text.append(literal.getBody().getBody());
        } else if (word instanceof LinkTree link && link.getLabel().isEmpty()) {
            String target = link.getReference().getSignature();
            text.append(target.substring(Math.max(target.lastIndexOf('.'), target.lastIndexOf('#')) + 1));
        } else if (word instanceof LinkTree link) {
            link.getLabel().forEach(inner -> append(inner, text));
        } else if (word instanceof EntityTree entity) {
            throw new AssertionError("Write the character itself instead of &" + entity.getName() + ";");
        } else {
            text.append(' ');
        }
    }
}
