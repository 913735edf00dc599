package vn.htsd.scheduler.cli;

import java.util.Locale;
import java.util.Map;
import vn.htsd.data.problem.Message;

/** The languages that the command line speaks. */
enum Language {
    VI(Message.VIETNAMESE),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /** The language to parse in, found before anything is parsed: {@code --lang}, else HTSD_LANG, else Vietnamese. */
    static Language before(String[] arguments, Map<String, String> environment) {
        var said = environment.getOrDefault("HTSD_LANG", "");
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--lang=")) {
                said = arguments[i].substring("--lang=".length());
            } else if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
                said = arguments[i + 1];
            }
        }
        return said.toLowerCase(Locale.ROOT).startsWith("en") ? EN : VI;
    }
}
