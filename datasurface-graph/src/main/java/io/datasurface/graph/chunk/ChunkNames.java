package io.datasurface.graph.chunk;

import com.google.common.hash.Hashing;
import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.TriggerNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Gives new chunks their ids: what the most telling node is about, and a hash of that node's name. So an id depends on one node only;
 * once given it is kept, whatever happens to that node.
 */
final class ChunkNames {
    static final int MOST_CHARACTERS = 32;

    private static final int HASH_CHARACTERS = 8;

    private final Set<String> taken = new HashSet<>();

    /** Makes sure that an id is not given. */
    void reserve(String id) {
        taken.add(id);
    }

    /** Gives an id to a new chunk whose most telling node this is. */
    String nameFor(IntentionNode node) {
        String words = node.accept(Words.INSTANCE);
        int room = MOST_CHARACTERS - HASH_CHARACTERS - 1;
        String slug = slug(words, room);
        for (int attempt = 0; ; attempt++) {
            String text = attempt == 0 ? node.name() : node.name() + "\n" + attempt;
            String hash = Hashing.sha256()
                    .hashString(text, StandardCharsets.UTF_8)
                    .toString()
                    .substring(0, HASH_CHARACTERS);
            String id = slug + "-" + hash;
            if (taken.add(id)) {
                return id;
            }
        }
    }

    private static String slug(String words, int most) {
        StringBuilder slug = new StringBuilder();
        String lower = words.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length() && slug.length() < most; i++) {
            char c = lower.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                slug.append(c);
            } else if (slug.length() > 0 && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        while (slug.charAt(slug.length() - 1) == '-') {
            slug.setLength(slug.length() - 1);
        }
        return slug.toString();
    }

    /** What a node is about. */
    private enum Words implements IntentionNode.Visitor<String> {
        INSTANCE;

        @Override
        public String ingestionMulti(IngestionMultiNode node) {
            return "store-" + node.store();
        }

        @Override
        public String ingestionSingle(IngestionSingleNode node) {
            return "store-" + node.store();
        }

        @Override
        public String export(ExportNode node) {
            return "export-" + node.container();
        }

        @Override
        public String trigger(TriggerNode node) {
            return "workspace-" + node.workspace();
        }

        @Override
        public String dataTransformer(DataTransformerNode node) {
            return "workspace-" + node.workspace();
        }
    }
}
