package io.datasurface.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The shortest way from a node to who asks it for something: each node works on what the one before made, in the same graph or in that of
 * a platform that reads from it, and all are asked for the same by the same group. Of several such ways the one with the smallest ids.
 */
final class ReasonPath {
    private record Place(int platform, int node) {}

    private final Reasons reasons;
    private final Requirement requirement;
    private final long degree;
    private final int group;
    private final Map<Place, Place> before = new HashMap<>();
    private final Deque<Place> open = new ArrayDeque<>();

    private ReasonPath(Reasons reasons, Place start, Requirement requirement) {
        this.reasons = reasons;
        this.requirement = requirement;
        this.degree = reasons.graph(start.platform()).needs().of(start.node());
        this.group = reasons.of(start.platform()).group(start.node(), requirement);
    }

    /** Names of the nodes from the first one on; none if nobody asks it for that. */
    static List<String> of(Reasons reasons, int platform, int node, Requirement requirement) {
        Place start = new Place(platform, node);
        ReasonPath path = new ReasonPath(reasons, start, requirement);
        return path.group < 0 ? List.of() : path.search(start);
    }

    private List<String> search(Place start) {
        before.put(start, start);
        open.add(start);
        Place place = open.remove();
        while (!isUsed(place) && goOn(place)) {
            place = open.remove();
        }
        List<String> names = new ArrayList<>();
        Place step = place;
        while (!step.equals(start)) {
            names.add(reasons.graph(step.platform()).name(step.node()));
            step = before.getOrDefault(step, start);
        }
        names.add(reasons.graph(start.platform()).name(start.node()));
        Collections.reverse(names);
        return names;
    }

    /** Whether the group uses an export. */
    private boolean isUsed(Place place) {
        return reasons.graph(place.platform()).kind(place.node()) == NodeKind.EXPORT
                && reasons.of(place.platform()).statedBy(place.node(), requirement) == group;
    }

    /** Opens the next nodes. Returns false if there are none: at the output of the group's transformer, which nothing consumes. */
    private boolean goOn(Place place) {
        boolean goesOn = false;
        CompactIntentionGraph graph = reasons.graph(place.platform());
        for (int i = 0; i < graph.successorCount(place.node()); i++) {
            if (!graph.isPreviousBatch(place.node(), i)) {
                goesOn |= visit(new Place(place.platform(), graph.successor(place.node(), i)), place);
            }
        }
        return (place.node() < graph.columns().firstExport() && goToReaders(place, graph.columns())) || goesOn;
    }

    private boolean goToReaders(Place place, NodeColumns columns) {
        boolean goesOn = false;
        SourceIndex index = reasons.index();
        int store = place.node() < columns.firstSingle()
                ? columns.multi()[place.node()]
                : index.storeOf(columns.single()[place.node() - columns.firstSingle()]);
        int offset = place.node() - columns.firstIngestion(index, store);
        for (int reader : reasons.readers().of(store)) {
            if (reasons.readers().primaryOf(reader, store) == place.platform()) {
                int first = reasons.graph(reader).columns().firstIngestion(index, store);
                goesOn |= visit(new Place(reader, first + offset), place);
            }
        }
        return goesOn;
    }

    /** Opens a node that is asked for the same by the same group. Returns false if it is not. */
    private boolean visit(Place next, Place from) {
        long needed = reasons.graph(next.platform()).needs().of(next.node());
        boolean leadsThere = RequirementCodec.isSame(needed, degree, RequirementCodec.mask(requirement))
                && reasons.of(next.platform()).group(next.node(), requirement) == group;
        if (leadsThere && before.putIfAbsent(next, from) == null) {
            open.add(next);
        }
        return leadsThere;
    }
}
