package vn.htsd.data.problem;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that exists in Vietnamese and English: a resource bundle, a key in it, and what to fill in.
 * Patterns are those of {@link MessageFormat}; arguments are shown as text, so numbers are never grouped unseen, but for a
 * {@link Figure}, which is written as the sentence's language writes it.
 */
public record Message(String bundle, String key, List<?> arguments) {
    /** The default language of everything that officers read. */
    public static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    public Message {
        arguments = List.copyOf(arguments);
    }

    /**
     * A message of {@code bundle}; every argument that is no figure is turned into text at once, a day as people here write
     * it: 06/10/2025.
     */
    public static Message of(String bundle, String key, @Nullable Object... arguments) {
        return new Message(
                bundle,
                key,
                java.util.Arrays.stream(arguments)
                        .map(argument -> argument instanceof Figure ? argument : Message.text(argument))
                        .toList());
    }

    /** How what is no figure is shown. */
    public static String text(@Nullable Object argument) {
        return argument instanceof LocalDate day
                ? String.format(Locale.ROOT, "%02d/%02d/%d", day.getDayOfMonth(), day.getMonthValue(), day.getYear())
                : String.valueOf(argument);
    }

    /** The sentence in {@code locale}; a missing key shows itself and its arguments instead of failing. */
    public String in(Locale locale) {
        try {
            var pattern = ResourceBundle.getBundle(
                            bundle,
                            locale,
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                    .getString(key);
            return new MessageFormat(pattern, locale)
                    .format(arguments.stream()
                            .map(argument -> argument instanceof Figure figure ? figure.in(locale) : argument)
                            .toArray());
        } catch (MissingResourceException missing) {
            return key + arguments;
        }
    }
}
