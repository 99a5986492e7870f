package io.datasurface.model.interop;

import java.io.IOException;
import java.util.Optional;

/** The server's own words about an error: JSON with a text {@code detail}. A proxy's error pages have another form. */
final class ApiDetail {
    private ApiDetail() {}

    static Optional<String> of(ApiTransport.Answer answer) {
        if (!answer.isJson()) {
            return Optional.empty();
        }
        try {
            DumpNode node = DumpParser.parse(new DumpContext(DumpContext.Origin.SERVER), answer.body(), "");
            return node instanceof DumpNode.Group group && group.members().get("detail") instanceof DumpNode.Text text
                    ? Optional.of(text.value())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // Not the form that the API's own errors have.
        }
    }
}
