package com.example.words;

import io.datasurface.model.Ecosystem;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.tck.PlatformPluginContract;
import io.datasurface.tck.SampleModels;
import java.util.List;
import java.util.Map;
import java.util.Set;

class WordsPlatformTest extends PlatformPluginContract {
    @Override
    protected DataPlatformProvider provider() {
        return new WordsPlatform();
    }

    @Override
    protected List<Ecosystem> models() {
        return List.of(SampleModels.relational("words", Map.of()));
    }

    /** It lists names and nothing else. */
    @Override
    protected Set<String> ignored() {
        return Set.of("*");
    }
}
