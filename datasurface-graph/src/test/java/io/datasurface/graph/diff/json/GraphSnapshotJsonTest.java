package io.datasurface.graph.diff.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Snapshots as files. */
class GraphSnapshotJsonTest {
    private static final Path FILE = Path.of("src/test/resources/diff/snapshot.json");

    private static void read(String text) throws IOException {
        GraphSnapshotJson.read("s.json", new StringReader(text));
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        String text = Files.readString(FILE);
        StringWriter out = new StringWriter();
        GraphSnapshotJson.write(GraphSnapshotJson.read("s.json", new StringReader(text)), out);
        assertThat(out).hasToString(text);
    }

    /** Each is a mistake in the only place of some words, and what is said about it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "datasurface-graph-snapshot|other|s.json:2:10: \"format\" is \"other\"; accepted is \"datasurface-graph-snapshot\"",
                "\"version\":1|\"version\":2|s.json:3:11: \"version\" is \"2\"; accepted is \"1\"",
                "\"platform\":\"P\"|\"plattform\":\"P\"|s.json:4:1: Here should be the field \"platform\"",
                "\"platform\":\"P\"|\"platform\":7|s.json:4:12: Here should be the value of \"platform\"; accepted is a string",
                "\"texts\":{|\"words\":{|s.json:5:1: The field \"words\" is not known here; accepted are texts, numbers, steps, hashes",
                "\"steps\":{},|``|s.json:64:1: The fields steps are missing",
                "[\"crm\",\"daily\",\"erp\"]|[\"crm\",7]|s.json:6:21: Here should be an element of the column; accepted is a string",
                "[\"crm\",\"daily\",\"erp\"]|[\"daily\",\"crm\",\"erp\"]|the column store.name is wrong at place 1: \"crm\" does not come behind \"daily\"",
                "[\"crm\",\"daily\",\"erp\"]|[\"crm\",\"erp\"]|the column store.datasets has 3 values, but the others need 2",
                "\"store.datasets\":[2,1,2]|\"store.datasets\":[2,1,1]|the column dataset.name has 5 values, but the others need 4",
                "\"store.datasets\":[2,1,2]|\"store.datasets\":[2,-1,4]|the column store.datasets is wrong at place 1: -1 is no size",
                "\"multi.store\":[0,1]|\"multi.store\":[0,3]|the column multi.store is wrong at place 1: 3 is not 0 to 2",
                "\"multi.store\":[0,1]|\"multi.store\":[1,0]|the column multi.store is wrong at place 1: 0 is not greater than the one before",
                "\"multi.store\":[0,1]|\"multi.store\":[0,4000000000]|The number 4000000000 is too large",
                "\"multi.store\":[0,1]|\"multi.store\":[0,1.5]|Here should be an element of the column; accepted is a whole number",
                "\"edge.to\":[4,5,8,6|\"edge.to\":[5,4,8,6|the column edge.to is wrong at place 1: 4 is not greater than the one before",
                "\"node.needs\":[0,|\"node.needs\":[9,|the column node.needs is wrong at place 0: 9 is not 0 to 4",
                "\"node.chunk\":[2,0|\"node.chunk\":[3,0|the column node.chunk is wrong at place 0: 3 is not 0 to 2",
                "[\"PT2160H\",|[\"long\",|the column needs.retention is wrong at place 0: \"long\" is not known",
                "[\"LIVE_ONLY, FORENSIC\"|[\"SOME\"|the column needs.milestoning is wrong at place 0: \"SOME\" is not known",
                "c_12vpRfQPg|c_12vpRf|\"c_12vpRf\" is no hash; accepted are 11 characters of URL-safe Base64",
                "c_12vpRfQPg|c+12vpRfQPg|\"c+12vpRfQPg\" is no hash; accepted are 11 characters of URL-safe Base64",
                "\"hint.key\":[\"loadEpoch\"]|\"hint.key\":[]|the column hint.store has 1 values, but the others need 0"
            })
    void mistakesAreTold(String words, String others, String message) throws IOException {
        String text = Files.readString(FILE);
        assertThat(text.split(Pattern.quote(words), -1)).as(words).hasSize(2);
        assertThatThrownBy(() -> read(text.replace(words, others)))
                .isInstanceOf(GraphSnapshotFormatException.class)
                .hasMessageStartingWith("s.json:")
                .hasMessageContaining(message);
    }

    @Test
    void cutAndForeignTextsAreTold() throws IOException {
        String text = Files.readString(FILE);
        for (int length = 0; length < text.length() - 2; length += 7) {
            String cut = text.substring(0, length);
            assertThatThrownBy(() -> read(cut)).as(cut).isInstanceOf(GraphSnapshotFormatException.class);
        }
        assertThatThrownBy(() -> read(text + "{}")).hasMessageContaining("Nothing may follow the snapshot");
        assertThatThrownBy(() -> read(
                        text.replace("\"crm-db\"", "\"a\"").replace("{\n\"format\"", "{\n\"format\":1,\"format\"")))
                .isInstanceOf(GraphSnapshotFormatException.class);
    }

    @Test
    void aReaderThatFailsFails() {
        Reader broken = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("gone");
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> GraphSnapshotJson.read("s.json", broken))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
    }
}
