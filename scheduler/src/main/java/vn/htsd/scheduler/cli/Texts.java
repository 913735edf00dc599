package vn.htsd.scheduler.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Message;

/**
 * The sentences of the command line in one language. The two files are opened by their exact names: the usual look-up also
 * searches for a base bundle that does not exist, through every jar, which takes longer than all of {@code --help}.
 */
record Texts(Locale locale, ResourceBundle sentences) {
    static Texts of(Language language) {
        return new Texts(language.locale(), bundle("messages", language));
    }

    /** What picocli looks its help texts up in. */
    static ResourceBundle help(Language language) {
        return bundle("help", language);
    }

    /** The sentence of {@code key}, numbers shown as they are, and days as in all other sentences. */
    String say(String key, @Nullable Object... arguments) {
        var texts = Arrays.stream(arguments).map(Message::text).toArray();
        return new MessageFormat(sentences.getString(key), locale).format(texts);
    }

    private static ResourceBundle bundle(String name, Language language) {
        var file = name + "_" + language.locale().getLanguage() + ".properties";
        try (var stream = Texts.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("Missing from the jar: " + file);
            }
            return new PropertyResourceBundle(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
