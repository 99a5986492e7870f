package io.datasurface.model.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.schema.DDLTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeDumpTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"_type":"TinyInt","sizeInBits":8,"isSigned":"SIGNED"} | TinyInt
            {"_type":"BigInt","sizeInBits":64,"isSigned":"SIGNED"} | BigInt
            {"_type":"FixedIntegerDataType","sizeInBits":24,"isSigned":"UNSIGNED"} | FixedInteger(24,UNSIGNED)
            {"_type":"FP8_E4M3","maxExponent":15,"minExponent":-14,"precision":3,"sizeInBits":8,"nonFiniteBehavior":"IEEE754","nanEncoding":"IEEE"} | FP8_E4M3
            {"_type":"Float"} | IEEE32
            {"_type":"Double"} | IEEE64
            {"_type":"CustomFloat","maxExponent":7,"minExponent":-6,"precision":5,"sizeInBits":9,"nonFiniteBehavior":"NanOnly","nanEncoding":"AllOnes"} | CustomFloat(7,-6,5,9,NanOnly,AllOnes)
            {"_type":"MXFP4_E2M1","batchSize":32,"scaleType":"ABCMeta","elementType":"ABCMeta"} | MicroScaling(32,FP8_E8M0,FP4_E2M1)
            {"_type":"Decimal","maxSize":10,"precision":2} | Decimal(10,2)
            {"_type":"Date"} | Date
            {"_type":"Interval"} | Interval
            {"_type":"Boolean"} | Boolean
            {"_type":"Timestamp","timeZone":{"_type":"TimeZone","timeZone":"GMT+01:00"}} | Timestamp(GMT+01:00)
            {"_type":"NVarChar","maxSize":-1,"collationString":null} | NVarChar
            {"_type":"VarChar","maxSize":10,"collationString":"latin1"} | VarChar(10,latin1)
            {"_type":"Char","maxSize":1} | Char(1)
            {"_type":"Variant","maxSize":null} | Variant
            {"_type":"Binary","maxSize":16} | Binary(16)
            {"_type":"ArrayType","maxSize":5,"elementType":{"_type":"Date"}} | Array(5)<Date>
            {"_type":"MapType","keyType":{"_type":"VarChar","maxSize":3},"valueType":{"_type":"Date"}} | Map<VarChar(3),Date>
            {"_type":"StructType","fields":[{"name":"a","type":{"_type":"Date"}}],"ordered":true} | OrderedStruct<a:Date>
            {"_type":"Vector","dimensions":3} | Vector(3)
            {"_type":"Geography","srs":{"_type":"SpatialReferenceSystem","srid":4326,"name":"WGS84"},"geometryType":"POINT","maxSize":-1} | Geography(4326,WGS84,POINT)
            """)
    void readsTypes(String json, String type) throws IOException {
        String text = Files.readString(Fixtures.folder("c08_assignment_states").resolve(DumpReader.DUMP));
        int at = text.indexOf("{", text.indexOf("\"type\": ", text.indexOf("\"dataStores\"")) + 1);
        String planted = text.substring(0, at) + json + text.substring(text.indexOf("}", at) + 1);
        Files.writeString(folder.resolve(DumpReader.DUMP), planted);

        DumpedModel model = DumpReader.read(folder);
        DDLTable table = (DDLTable) EcosystemIndex.of(model.ecosystem().orElseThrow())
                .dataset("S1", "a")
                .orElseThrow()
                .originalSchema()
                .orElseThrow();

        assertThat(model.problems()).isEmpty();
        assertThat(table.columns().get("id").type()).hasToString(type);
    }
}
