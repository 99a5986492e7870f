package io.datasurface.examples.benchmarks.ecosystem;

import java.util.List;

/** Finds out which platforms process which store: those of its consumers, and those that run a transformer which reads it. */
final class PlatformUse {
    private final Layout layout;
    private final byte[] bits;

    PlatformUse(Layout layout) {
        this.layout = layout;
        this.bits = new byte[layout.size().stores()];
    }

    byte[] byStore() {
        EcosystemSize size = layout.size();
        for (int consumer = 0; consumer < size.consumers(); consumer++) {
            int used = 0;
            for (int platform : layout.platformsOfConsumer(consumer)) {
                used |= 1 << platform;
            }
            for (List<Pick> group : new Consumption(layout, consumer).groups()) {
                for (Pick pick : group) {
                    bits[pick.store()] |= (byte) used;
                }
            }
        }
        for (int level = 2; level >= 0; level--) {
            for (int transformer = 0; transformer < size.transformers(); transformer++) {
                if (layout.level(transformer) == level) {
                    transformer(transformer);
                }
            }
        }
        return bits;
    }

    /** It runs where its output is wanted, and of several platforms on the primary one. */
    private void transformer(int transformer) {
        int output = layout.outputOf(transformer);
        int wanted = bits[output];
        int runs = Integer.bitCount(wanted) > 1 ? 1 << layout.primary(output, wanted) : wanted;
        for (Pick pick : layout.inputs(transformer)) {
            bits[pick.store()] |= (byte) runs;
        }
    }
}
