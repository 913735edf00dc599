package vn.htsd.scheduler.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import vn.htsd.data.problem.HtsdException;

/** Turns whatever went wrong into one sentence on standard error and an exit code; the stack trace goes to the log. */
final class Failures {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private final Htsd htsd;

    Failures(Htsd htsd) {
        this.htsd = htsd;
    }

    int wrongUsage(ParameterException wrong, String[] arguments) {
        var spec = wrong.getCommandLine().getCommandSpec();
        htsd.streams().err().println(sentence(wrong) + " " + htsd.texts().say("see_help", spec.qualifiedName()));
        return WRONG_USAGE;
    }

    private String sentence(ParameterException wrong) {
        var texts = htsd.texts();
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            var nearest = unmatched.getSuggestions();
            var known = texts.say("unknown_argument", String.join(" ", unmatched.getUnmatched()));
            return nearest.isEmpty() ? known : known + " " + texts.say("did_you_mean", String.join(", ", nearest));
        }
        if (wrong instanceof MissingParameterException missing) {
            return texts.say("missing_argument", names(missing.getMissing()));
        }
        if (wrong instanceof Misuse misuse) {
            return texts.say(misuse.key(), misuse.arguments());
        }
        var argument = wrong.getArgSpec();
        if (argument == null && wrong.getValue() == null) {
            return texts.say("missing_command");
        }
        return texts.say("bad_argument", argument == null ? "" : names(List.of(argument)), wrong.getValue());
    }

    private static String names(List<CommandLine.Model.ArgSpec> arguments) {
        return arguments.stream()
                .map(argument -> argument instanceof CommandLine.Model.OptionSpec option
                        ? option.longestName()
                        : argument.paramLabel())
                .collect(Collectors.joining(", "));
    }

    int failed(Exception failure, CommandLine command, ParseResult parsed) {
        var log = htsd.openLog();
        LoggerFactory.getLogger(Failures.class)
                .error("{} failed", command.getCommandSpec().qualifiedName(), failure);
        if (failure instanceof HtsdException known) {
            htsd.streams().err().println(known.sentence().in(htsd.locale()));
            return known.category().exitCode();
        }
        htsd.streams().err().println(htsd.texts().say("unexpected", String.valueOf(failure.getMessage()), log));
        return FAILED;
    }
}
