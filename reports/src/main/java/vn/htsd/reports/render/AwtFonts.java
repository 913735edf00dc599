package vn.htsd.reports.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Lets Java measure text on a machine without fontconfig and without a single installed font: its logical fonts become
 * the embedded typeface. Must run before anything touches AWT; a setting made by the operator stands.
 */
final class AwtFonts {
    private static final String SETTING = "sun.awt.fontconfig";
    private static final List<String> LOGICAL = List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput");
    private static final List<String> STYLES = List.of("plain", "bold", "italic", "bolditalic");
    private static final List<String> FILES = List.of("Regular", "Bold", "Italic", "BoldItalic");

    private AwtFonts() {}

    static synchronized void prepare() {
        System.setProperty("java.awt.headless", System.getProperty("java.awt.headless", "true"));
        if (System.getProperty(SETTING) != null
                || !System.getProperty("os.name").startsWith("Linux")) {
            return;
        }
        try {
            var directory = Files.createTempDirectory("htsd-fonts");
            var configuration = configuration(directory);
            var file = directory.resolve("fontconfig.properties");
            Files.writeString(file, configuration, StandardCharsets.ISO_8859_1);
            file.toFile().deleteOnExit();
            System.setProperty(SETTING, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String configuration(Path directory) throws IOException {
        directory.toFile().deleteOnExit();
        var text = new StringBuilder("version=1\nsequence.allfonts=latin\n");
        for (int style = 0; style < STYLES.size(); style++) {
            var name = "LiberationSerif-" + FILES.get(style) + ".ttf";
            var file = directory.resolve(name);
            try (var font = AwtFonts.class.getResourceAsStream("/liberation/" + name)) {
                if (font == null) {
                    throw new IOException("missing from the class path: liberation/" + name);
                }
                Files.copy(font, file);
            }
            file.toFile().deleteOnExit();
            var family = "Liberation_Serif_" + FILES.get(style);
            for (var logical : LOGICAL) {
                text.append(logical)
                        .append('.')
                        .append(STYLES.get(style))
                        .append(".latin=")
                        .append(family)
                        .append('\n');
            }
            text.append("filename.").append(family).append('=').append(file).append('\n');
        }
        return text.toString();
    }
}
