/** Governance: data classifications and the policies by which a zone allows or forbids. */
@NullMarked
package io.datasurface.model.policy;

import org.jspecify.annotations.NullMarked;
