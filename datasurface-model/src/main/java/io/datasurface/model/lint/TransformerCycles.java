package io.datasurface.model.lint;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.capture.DataTransformerOutput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds transformers that wait for each other: the strongly connected components of more than one, by Tarjan, without recursion. */
final class TransformerCycles {
    /** A workspace with a transformer, and those whose outputs it reads. */
    private static final class Node {
        private final WorkspaceEntry entry;
        private final int number;
        private final Set<Node> reads = new LinkedHashSet<>();
        private int order = -1;
        private int low;
        private boolean open;

        Node(WorkspaceEntry entry, int number) {
            this.entry = entry;
            this.number = number;
        }
    }

    private record Visit(Node node, Iterator<Node> rest) {}

    private final Deque<Node> pending = new ArrayDeque<>();
    private final List<List<WorkspaceEntry>> cycles = new ArrayList<>();
    private int visited;

    private TransformerCycles() {}

    /** The members of each cycle in the order of their names. One that reads only its own output is none. */
    static List<List<WorkspaceEntry>> find(EcosystemIndex index) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        List<WorkspaceEntry> workspaces = new ArrayList<>(index.workspaces());
        workspaces.sort(Comparator.comparing(entry -> entry.workspace().name()));
        for (WorkspaceEntry entry : workspaces) {
            if (entry.workspace().dataTransformer().isPresent()) {
                nodes.put(entry.workspace().name(), new Node(entry, nodes.size()));
            }
        }
        for (Node node : nodes.values()) {
            node.entry.workspace().dsgs().values().stream()
                    .flatMap(group -> group.sinks().stream())
                    .flatMap(sink -> producer(index, sink.storeName()).stream())
                    .map(nodes::get)
                    .filter(producer -> producer != null)
                    .forEach(node.reads::add);
        }
        TransformerCycles search = new TransformerCycles();
        for (Node node : nodes.values()) {
            if (node.order < 0) {
                search.visit(node);
            }
        }
        return search.cycles;
    }

    /** The workspace whose transformer writes a datastore. */
    static Optional<String> producer(EcosystemIndex index, String store) {
        return index.datastore(store)
                .flatMap(entry -> entry.datastore().capture())
                .filter(DataTransformerOutput.class::isInstance)
                .map(capture -> ((DataTransformerOutput) capture).workSpaceName())
                .filter(name -> index.workspace(name)
                        .flatMap(entry -> entry.workspace().dataTransformer())
                        .filter(transformer -> transformer.outputDatastore().equals(store))
                        .isPresent());
    }

    private void visit(Node start) {
        Deque<Visit> stack = new ArrayDeque<>();
        stack.push(open(start));
        while (!stack.isEmpty()) {
            Visit visit = stack.element();
            if (visit.rest().hasNext()) {
                Node next = visit.rest().next();
                if (next.order < 0) {
                    stack.push(open(next));
                } else if (next.open) {
                    visit.node().low = Math.min(visit.node().low, next.order);
                }
            } else {
                stack.pop();
                if (!stack.isEmpty()) {
                    Node parent = stack.element().node();
                    parent.low = Math.min(parent.low, visit.node().low);
                }
                if (visit.node().low == visit.node().order) {
                    close(visit.node());
                }
            }
        }
    }

    private Visit open(Node node) {
        node.order = visited++;
        node.low = node.order;
        node.open = true;
        pending.push(node);
        return new Visit(node, node.reads.iterator());
    }

    private void close(Node root) {
        List<Node> members = new ArrayList<>();
        Node member;
        do {
            member = pending.pop();
            member.open = false;
            members.add(member);
        } while (member != root);
        if (members.size() > 1) {
            members.sort((left, right) -> Integer.compare(left.number, right.number));
            cycles.add(members.stream().map(each -> each.entry).toList());
        }
    }
}
