package io.datasurface.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The BOM has no parent, so nothing but this keeps it true. */
class BomTest {

    @Test
    void listsWhatIsPublishedAndNothingElse() throws Exception {
        assertThat(texts(pom("datasurface-spi/bom/pom.xml"), "dependency", "artifactId"))
                .containsExactlyInAnyOrderElementsOf(OurModule.publishedArtifacts());
    }

    @Test
    void hasTheVersionOfTheReactor() throws Exception {
        String bom =
                texts(pom("datasurface-spi/bom/pom.xml"), "project", "version").get(0);
        assertThat(bom).isEqualTo(texts(pom("pom.xml"), "project", "version").get(0));
    }

    private static Document pom(String path) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        String module = Objects.requireNonNullElse(System.getProperty("basedir"), ".");
        return factory.newDocumentBuilder().parse(new File(module, "../../" + path));
    }

    /** The text of the first such child of each such element. */
    private static List<String> texts(Document document, String parent, String child) {
        List<String> texts = new ArrayList<>();
        NodeList parents = document.getElementsByTagName(parent);
        for (int i = 0; i < parents.getLength(); i++) {
            Element element = (Element) parents.item(i);
            texts.add(element.getElementsByTagName(child).item(0).getTextContent());
        }
        return texts;
    }
}
