package io.datasurface.awsbatch.jobs.drop;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/** A text without the mark of the byte order that it may begin with. */
final class MarkedText extends PushbackReader {
    private static final int MARK = '\uFEFF';

    MarkedText(Reader text) throws IOException {
        super(text);
        int first = super.read();
        if (first >= 0 && first != MARK) {
            unread(first);
        }
    }
}
