package vn.htsd.ingest.template;

import java.util.Optional;
import java.util.ResourceBundle;
import vn.htsd.data.problem.Message;

/** What the form says beside its labels. Officers read Vietnamese, whatever the language of the command. */
final class Words {
    static final String BUNDLE = "vn.htsd.ingest.template.messages";

    private Words() {}

    /** The text of {@code key}, if there is one. */
    static Optional<String> find(String key) {
        return ResourceBundle.getBundle(BUNDLE, Message.VIETNAMESE).containsKey(key)
                ? Optional.of(say(key))
                : Optional.empty();
    }

    static String say(String key, Object... arguments) {
        return Message.of(BUNDLE, key, arguments).in(Message.VIETNAMESE);
    }
}
