package io.datasurface.model.change;

import io.datasurface.model.DatasetDSGApproval;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.common.Entitlement;
import io.datasurface.model.common.LintSuppression;
import io.datasurface.model.common.Named;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PlatformRuntimeHint;
import java.util.List;
import java.util.stream.Stream;

/** What tells the elements of lists from each other, so that one that changed is not taken for one that went and one that came. */
final class ElementNames {
    private ElementNames() {}

    /** The names of an element; empty if it has none, and is what it is. */
    static List<String> of(Object element) {
        if (element instanceof DatasetSink sink) {
            return List.of(sink.storeName(), sink.datasetName());
        }
        if (element instanceof DatasetGroupDataPlatformAssignments group) {
            return List.of(group.workspace(), group.dsgName());
        }
        if (element instanceof DSGDataPlatformAssignment assignment) {
            return List.of(assignment.dataPlatform());
        }
        if (element instanceof DatasetDSGApproval approval) {
            return List.of(approval.workspace(), approval.dsgName(), approval.datasetName());
        }
        if (element instanceof PlatformRuntimeHint hint) {
            return Stream.of(hint.storeName(), hint.datasetName(), hint.workspaceName())
                    .map(name -> name.orElse("-"))
                    .toList();
        }
        if (element instanceof Entitlement entitlement) {
            return List.of(entitlement.principal());
        }
        if (element instanceof LintSuppression suppression) {
            return List.of(suppression.code(), suppression.object());
        }
        return element instanceof Named named ? List.of(named.name()) : List.of();
    }
}
