package io.datasurface.model.io;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** Files, in the layout of a generator. */
record GeneratorOut(JsonGenerator generator) implements JsonOut {
    @Override
    public void startObject() {
        generator.writeStartObject();
    }

    @Override
    public void endObject() {
        generator.writeEndObject();
    }

    @Override
    public void startArray() {
        generator.writeStartArray();
    }

    @Override
    public void endArray() {
        generator.writeEndArray();
    }

    @Override
    public void name(String name) {
        generator.writeName(name);
    }

    @Override
    public void name(SerializedString name) {
        generator.writeName(name);
    }

    @Override
    public void string(String text) {
        generator.writeString(text);
    }

    @Override
    public void raw(String json) {
        generator.writeRawValue(json);
    }

    @Override
    public void number(long number) {
        generator.writeNumber(number);
    }

    @Override
    public void number(BigDecimal number) {
        generator.writeNumber(number);
    }

    @Override
    public void flag(boolean flag) {
        generator.writeBoolean(flag);
    }

    @Override
    public void nothing() {
        generator.writeNull();
    }
}
