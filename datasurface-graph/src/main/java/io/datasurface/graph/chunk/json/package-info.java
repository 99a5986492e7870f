/**
 * Chunk plans as JSON, version 1:
 *
 * <pre>{@code
 * {
 *   "format": "datasurface-chunk-plan",
 *   "version": 1,
 *   "platform": "P",
 *   "chunks": [
 *     {
 *       "id": "store-crm-1a2b3c4d",
 *       "cell": "home",
 *       "wave": 1,
 *       "cost": {"terraform-resources": 12},
 *       "needs": ["store-erp-5e6f7081"],
 *       "nodes": ["Export/P/Lake/crm/customers", "Ingest/P/crm"]
 *     }
 *   ]
 * }
 * }</pre>
 *
 * All fields are there, in this order when written and in any order when read. Chunks are ordered by id; {@code needs} and {@code nodes} are
 * sorted. One line per element, so that two plans can be compared with tools for text; lines end with a line feed.
 */
@NullMarked
package io.datasurface.graph.chunk.json;

import org.jspecify.annotations.NullMarked;
