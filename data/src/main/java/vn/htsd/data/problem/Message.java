package vn.htsd.data.problem;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that exists in Vietnamese and English: a resource bundle, a key in it, and what to fill in.
 * Patterns are those of {@link MessageFormat}; arguments are shown as text, so numbers are never grouped unseen, but for a
 * {@link Figure} and for another message (or {@link Lines} of them), which are written in the sentence's language.
 */
public record Message(String bundle, String key, List<?> arguments) {
    /** The default language of everything that officers read. */
    public static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    /** Sentences below each other, as one argument of another. */
    public record Lines(List<Message> messages) {
        public Lines {
            messages = List.copyOf(messages);
        }
    }

    public Message {
        arguments = List.copyOf(arguments);
    }

    /**
     * A message of {@code bundle}; every argument that has no language of its own is turned into text at once, a day as
     * people here write it: 06/10/2025.
     */
    public static Message of(String bundle, String key, @Nullable Object... arguments) {
        return new Message(
                bundle,
                key,
                java.util.Arrays.stream(arguments)
                        .map(argument -> hasLanguage(argument) ? argument : Message.text(argument))
                        .toList());
    }

    /** A message about a file for programs, where a day is written as that file has it: 2025-10-06. */
    public static Message aboutFile(String bundle, String key, @Nullable Object... arguments) {
        return of(
                bundle,
                key,
                java.util.Arrays.stream(arguments)
                        .map(argument -> argument instanceof LocalDate day ? day.toString() : argument)
                        .toArray());
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
                            .map(argument -> shown(argument, locale))
                            .toArray());
        } catch (MissingResourceException missing) {
            return key + arguments;
        }
    }

    private static boolean hasLanguage(@Nullable Object argument) {
        return argument instanceof Figure || argument instanceof Message || argument instanceof Lines;
    }

    private static Object shown(Object argument, Locale locale) {
        if (argument instanceof Figure figure) {
            return figure.in(locale);
        } else if (argument instanceof Message message) {
            return message.in(locale);
        } else if (argument instanceof Lines lines) {
            return lines.messages().stream().map(each -> each.in(locale)).collect(Collectors.joining("\n"));
        }
        return argument;
    }
}
