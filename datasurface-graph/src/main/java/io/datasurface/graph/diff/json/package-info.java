/**
 * Diffs and snapshots as JSON. All fields are there, in the order shown, except those in brackets, which are missing where they say nothing.
 *
 * <h2>Diffs, version 1</h2>
 *
 * <pre>{@code
 * {"format": "datasurface-graph-diff", "version": 1, "platforms": {"P": {
 *   "counts": {"none": 1, "catch-up": 1, "rehydrate": 0, "destroy": 0},
 *   "settings": [{"reason": "setting-changed", "subject": "parameters.region"}],
 *   "removed": [],
 *   "added": [{"name": "Export/P/Lake/crm/orders", "kind": "Export", "disturbance": "catch-up",
 *              ["affected": {"total": 7, "some": ["Reports"]},] "changes": [{"reason": "node-added"}]}],
 *   "changed": [{"name": "Ingest/P/crm", "kind": "IngestionMulti", "disturbance": "none",
 *                "changes": [{"reason": "column-widened", ["subject": "orders.note", "from": "VarChar(10)", "to": "VarChar(20)"]}]}],
 *   "edgesRemoved": [],
 *   "edgesAdded": [["Ingest/P/crm", "Export/P/Lake/crm/orders"], ["Export/P/C/Out/o", "Trigger/P/T", "previous-batch"]],
 *   "moves": [{"name": "Ingest/P/erp", "from": {"chunk": "a", "cell": "home"}, "to": {"chunk": "b", "cell": "home"}, "disturbance": "none"}],
 *   ["remarks": [{"subject": "DMS task crm", "disturbance": "catch-up", "text": "The task stops for a minute."}]]}}}
 * }</pre>
 *
 * Reasons and disturbances are the codes of {@link io.datasurface.graph.diff.ChangeReason} and {@link io.datasurface.graph.diff.Disturbance};
 * {@code affected} names the first few of all workspaces that feel it; {@code remarks} are what the platform itself says. Platforms, nodes, edges and changes are in a fixed order, one line per
 * node, edge and move, so the same diff is the same text.
 *
 * <h2>Snapshots, version 1</h2>
 *
 * <pre>{@code
 * {"format": "datasurface-graph-snapshot", "version": 1, "platform": "P",
 *  "texts": {"store.name": ["crm", "erp"], ...},
 *  "numbers": {"store.datasets": [2, 1], ...},
 *  "steps": {"edge.to": [4, 1, 1], ...},
 *  "hashes": {"dataset.columns": ["iuKqa2NbB1w", ""], ...}}
 * }</pre>
 *
 * Each field holds columns by name; those that have nothing to say are missing. Objects and nodes are called by their places, from 0. A
 * column of steps holds numbers as differences to the one before; a writer chooses what is shorter. A hash is 64 bits, high byte first, in
 * URL-safe Base64; an empty text is 0.
 *
 * <table>
 * <caption>Columns</caption>
 * <tr><th>Column</th><th>Holds</th></tr>
 * <tr><td>{@code store.name}, {@code container.name}, {@code workspace.name}</td><td>names, ascending</td></tr>
 * <tr><td>{@code store.datasets}, {@code workspace.groups}</td><td>how many datasets or groups each has</td></tr>
 * <tr><td>{@code dataset.name}, {@code group.name}</td><td>names, ascending in their owner</td></tr>
 * <tr><td>{@code store.*}, {@code dataset.*}, {@code container.*}, {@code workspace.*}, {@code group.*}</td><td>a hash per object; the codes
 *     are those of {@link io.datasurface.graph.diff.Facet}</td></tr>
 * <tr><td>{@code multi.store}, {@code single.dataset}</td><td>what the ingestions are about, ascending</td></tr>
 * <tr><td>{@code platform.name}, {@code ingestion.platform}</td><td>the platform that each ingestion reads from: 0 for the source, or the
 *     place of the name from 1</td></tr>
 * <tr><td>{@code container.exports}, {@code export.dataset}</td><td>how many exports each container has, and their datasets, ascending</td></tr>
 * <tr><td>{@code export.consumers}, {@code consumer.group}</td><td>how many groups use each export, and which, ascending</td></tr>
 * <tr><td>{@code trigger.workspace}, {@code transformer.workspace}, {@code transformer.store}</td><td>what triggers and transformers are
 *     about, and which stores are written</td></tr>
 * <tr><td>{@code node.edges}, {@code edge.to}, {@code edge.previous-batch}</td><td>how many edges leave each node (ingestions of stores, of
 *     datasets, exports, triggers, transformers), the nodes that they enter, and the places of the previous-batch edges</td></tr>
 * <tr><td>{@code needs.*}, {@code node.needs}</td><td>all different requirements, and the place of each node's</td></tr>
 * <tr><td>{@code hint.*}</td><td>the advice of the operators, one place per value</td></tr>
 * <tr><td>{@code setting.name}, {@code setting.hash}</td><td>what the platform is configured with</td></tr>
 * <tr><td>{@code chunk.id}, {@code chunk.cell}, {@code node.chunk}</td><td>the chunks, and the chunk of each node: 0 for none, or its place
 *     from 1</td></tr>
 * </table>
 */
@NullMarked
package io.datasurface.graph.diff.json;

import org.jspecify.annotations.NullMarked;
