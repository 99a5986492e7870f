package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.ProblemCollector;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source that breaks its contract is refused; one that keeps it need not know a model. */
final class GraphSourceContractTest {
    @ParameterizedTest
    @CsvSource({
        "platformName, platform",
        "storeName, store",
        "datasetName, dataset",
        "containerIdentity, container",
        "workspaceName, workspace",
        "groupName, group"
    })
    void namesOutOfOrderAreRefused(String method, String what) {
        GraphSource source = changed(method, "same");
        assertThatThrownBy(() -> IntentionGraphBuilder.build(source, new ProblemCollector(SourceMap.NONE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GraphSource: " + what + " 0 is named \"same\", but " + what
                        + " 1 \"same\"; number them in ascending order of their names");
    }

    @Test
    void sourceThatSortsItselfIsTrusted() {
        GraphSource source = changed("datasetName", "same", true);
        assertThat(IntentionGraphBuilder.build(source, new ProblemCollector(SourceMap.NONE))
                        .nodeCount())
                .isPositive();
    }

    @Test
    void pathsComeFromTheModel() {
        assertThat(source().storePath(1)).hasToString("/zones/Z/teams/T/dataStores/S2");
        assertThat(source().workspacePath(0)).hasToString("/zones/Z/teams/T/workspaces/W1");
    }

    @Test
    void pathsAreMadeOfNamesWhereThereIsNoModel() {
        GraphSource source = changed("none", "");
        assertThat(source.storePath(1)).hasToString("/dataStores/S2");
        assertThat(source.workspacePath(0)).hasToString("/workspaces/W1");
    }

    private static GraphSource source() {
        Sketch sketch = new Sketch().platforms("P", "Q").multi("S1", "a", "b").multi("S2", "c", "d");
        sketch.workspace("W1").in("C1").group("G1", "S1.a").on("P").group("G2", "S2.c");
        sketch.workspace("W2").in("C2").group("G", "S1.a").on("Q");
        return EcosystemGraphSource.of(EcosystemIndex.of(sketch.ecosystem()));
    }

    /** The source with the interface's defaults, but one method always gives the same. */
    private static GraphSource changed(String method, String answer) {
        return changed(method, answer, false);
    }

    private static GraphSource changed(String method, String answer, boolean inOrder) {
        GraphSource source = source();
        return (GraphSource) Proxy.newProxyInstance(
                GraphSource.class.getClassLoader(), new Class<?>[] {GraphSource.class}, (proxy, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        return answer;
                    }
                    if (called.getName().equals("isInOrder")) {
                        return inOrder;
                    }
                    return called.isDefault()
                            ? InvocationHandler.invokeDefault(proxy, called, arguments)
                            : called.invoke(source, arguments);
                });
    }
}
