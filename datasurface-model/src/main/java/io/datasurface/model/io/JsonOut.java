package io.datasurface.model.io;

import java.math.BigDecimal;

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
