package io.datasurface.model.io;

import java.io.Writer;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.IOContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLFactoryBuilder;
import tools.jackson.dataformat.yaml.YAMLGenerator;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/**
 * YAML for people: words without quotes, texts of several lines as blocks. Whatever a block or a plain word would not give back exactly
 * (control characters, odd spaces and line breaks) stands in double quotes.
 */
final class YamlOutput extends YAMLFactory {
    private static final long serialVersionUID = 1L;

    private YamlOutput(YAMLFactoryBuilder settings) {
        super(settings);
    }

    static YAMLFactory factory() {
        return new YamlOutput(YAMLFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
                .enable(
                        YAMLWriteFeature.MINIMIZE_QUOTES,
                        YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS,
                        YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR,
                        YAMLWriteFeature.ALLOW_LONG_KEYS)
                .stringQuotingChecker(new Quoting()));
    }

    @Override
    protected YAMLGenerator _createGenerator(ObjectWriteContext context, IOContext io, Writer out) {
        return new Generator(
                context,
                io,
                context.getStreamWriteFeatures(_streamWriteFeatures),
                context.getFormatWriteFeatures(_formatWriteFeatures),
                out,
                this);
    }

    /** Whether a text of several lines is given back by a block. */
    private static boolean isPlainBlock(String text) {
        if (text.charAt(0) == ' ' || text.charAt(0) == '\n' || text.endsWith(" ") || text.contains(" \n")) {
            return false;
        }
        return text.chars().allMatch(c -> c == '\n' || isPrintable((char) c));
    }

    private static boolean isPrintable(char c) {
        return (c >= ' ' && c < 0x7F) || (c > 0xA0 && c != 0x2028 && c != 0x2029 && c != 0xFEFF && c < 0xFFFE);
    }

    private static final class Quoting extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteName(String name) {
            return super.needToQuoteName(name) || !isWord(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || !isWord(value);
        }

        /** The emitter looks at these itself, and more exactly. */
        @Override
        protected boolean valueHasQuotableChar(String value) {
            return false;
        }

        private static boolean isWord(String text) {
            return !text.isBlank() && text.strip().equals(text) && text.chars().allMatch(c -> isPrintable((char) c));
        }
    }

    private static final class Generator extends YAMLGenerator {
        Generator(
                ObjectWriteContext context,
                IOContext io,
                int streamFeatures,
                int formatFeatures,
                Writer out,
                YAMLFactory factory) {
            super(
                    context,
                    io,
                    streamFeatures,
                    formatFeatures,
                    factory.rebuild().stringQuotingChecker(),
                    out,
                    factory.rebuild().yamlVersionToWrite(),
                    factory.rebuild().dumpSettings());
        }

        @Override
        public JsonGenerator writeString(String text) {
            if (text.indexOf('\n') < 0 || isPlainBlock(text)) {
                return super.writeString(text);
            }
            _verifyValueWrite("write a text");
            _writeScalar(text, "string", ScalarStyle.DOUBLE_QUOTED);
            return this;
        }
    }
}
