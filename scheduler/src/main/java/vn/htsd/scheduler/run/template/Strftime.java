package vn.htsd.scheduler.run.template;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Python's codes for dates, in Java's. */
final class Strftime {
    private static final Map<Character, String> CODES = codes();

    private Strftime() {}

    private static Map<Character, String> codes() {
        var codes = new HashMap<Character, String>();
        codes.put('Y', "uuuu");
        codes.put('y', "uu");
        codes.put('m', "MM");
        codes.put('d', "dd");
        codes.put('H', "HH");
        codes.put('I', "hh");
        codes.put('M', "mm");
        codes.put('S', "ss");
        codes.put('f', "SSSSSS");
        codes.put('j', "DDD");
        codes.put('a', "EEE");
        codes.put('A', "EEEE");
        codes.put('b', "MMM");
        codes.put('B', "MMMM");
        codes.put('p', "a");
        codes.put('z', "xx");
        codes.put('Z', "zzz");
        codes.put('u', "e");
        codes.put('G', "YYYY");
        codes.put('V', "ww");
        codes.put('F', "uuuu-MM-dd");
        codes.put('T', "HH:mm:ss");
        return codes;
    }

    /** @throws TemplateException for a code that Python does not know or this does not */
    static String format(ZonedDateTime time, String format) {
        return pattern(format).format(time);
    }

    /** @throws TemplateException if {@code text} is not written like {@code format} */
    static TemporalAccessor parse(String text, String format) {
        try {
            return pattern(format).parse(text);
        } catch (DateTimeParseException e) {
            throw new TemplateException("“" + text + "” is not written as " + format);
        }
    }

    private static DateTimeFormatter pattern(String format) {
        var pattern = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                pattern.append(c == '\'' ? "''" : "'" + c + "'");
                continue;
            }
            char code = format.charAt(++i);
            var java = code == '%' ? "'%'" : CODES.get(code);
            if (java == null) {
                throw new TemplateException("The date code %" + code + " is not supported");
            }
            pattern.append(java);
        }
        return DateTimeFormatter.ofPattern(pattern.toString().replace("''", ""), Locale.ENGLISH);
    }
}
