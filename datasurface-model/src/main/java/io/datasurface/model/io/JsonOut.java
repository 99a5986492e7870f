package io.datasurface.model.io;

import java.math.BigDecimal;
import tools.jackson.core.io.SerializedString;

/** Takes JSON value by value. */
interface JsonOut {
    /** Begins an object. */
    void startObject();

    /** Ends an object. */
    void endObject();

    /** Begins an array. */
    void startArray();

    /** Ends an array. */
    void endArray();

    /** Adds a key, which a value follows. */
    void name(String name);

    /** Adds a key that is known well, which a value follows. */
    void name(SerializedString name);

    /** Adds a text. */
    void string(String text);

    /** Adds a value that is JSON already, without spaces. */
    void raw(String json);

    /** Adds a number. */
    void number(long number);

    /** Adds a number. */
    void number(BigDecimal number);

    /** Adds true or false. */
    void flag(boolean flag);

    /** Adds null. */
    void nothing();
}
