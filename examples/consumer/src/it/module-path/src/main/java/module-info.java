/** A host with a plugin of its own. */
module com.example.words {
    requires io.datasurface.host;

    provides io.datasurface.spi.DataPlatformProvider with
            com.example.words.WordsPlatform;
}
