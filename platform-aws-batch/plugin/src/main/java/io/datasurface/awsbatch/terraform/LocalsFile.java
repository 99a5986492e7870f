package io.datasurface.awsbatch.terraform;

import java.util.Optional;
import java.util.SortedMap;

/** {@code locals.tf}: the named values, one per line, because Checkov cannot read them in JSON. */
record LocalsFile(SortedMap<String, TfValue> locals) {
    Optional<String> text() {
        if (locals.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder("locals {\n");
        int width = locals.keySet().stream().mapToInt(String::length).max().orElse(0);
        locals.forEach((name, value) -> {
            out.append("  ")
                    .append(name)
                    .append(" ".repeat(width - name.length()))
                    .append(" = ");
            value.appendHcl(out);
            out.append('\n');
        });
        return Optional.of(out.append("}\n").toString());
    }
}
