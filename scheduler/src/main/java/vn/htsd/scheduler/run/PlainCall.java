package vn.htsd.scheduler.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells whether a shell command is exactly one {@code htsd} call: no operator, no expansion, no redirection. */
final class PlainCall {
    private static final String PLAIN = "_-./:,@%+=";

    private final String command;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;

    private PlainCall(String command) {
        this.command = command;
    }

    /** The arguments after {@code htsd}; empty where only a shell knows what the command means. */
    static Optional<List<String>> arguments(String command) {
        var call = new PlainCall(command.strip());
        return call.split() && !call.words.isEmpty() && call.words.get(0).equals("htsd")
                ? Optional.of(List.copyOf(call.words.subList(1, call.words.size())))
                : Optional.empty();
    }

    private boolean split() {
        for (int at = 0; at < command.length(); at++) {
            char c = command.charAt(at);
            if (c == '\'' || c == '"') {
                int end = command.indexOf(c, at + 1);
                if (end < 0 || !literal(c, command.substring(at + 1, end))) {
                    return false;
                }
                inWord = true;
                word.append(command, at + 1, end);
                at = end;
            } else if (c == ' ' || c == '\t') {
                finishWord();
            } else if (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
                inWord = true;
                word.append(c);
            } else {
                return false;
            }
        }
        finishWord();
        return true;
    }

    private static boolean literal(char quote, String text) {
        return quote == '\'' || text.chars().noneMatch(c -> "$`\\!".indexOf(c) >= 0);
    }

    private void finishWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
