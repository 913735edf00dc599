package vn.htsd.scheduler.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

@Command(name = "version", abbreviateSynopsis = true)
final class VersionCommand implements Callable<Integer> {
    private final Htsd htsd;

    VersionCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        htsd.streams().out().println(text());
        return 0;
    }

    static String number() {
        var version = VersionCommand.class.getPackage().getImplementationVersion();
        return version == null ? "(source tree)" : version;
    }

    private static String text() {
        return "htsd " + number() + " (Java " + System.getProperty("java.version") + ")";
    }

    /** The same line for {@code --version}. */
    static final class Text implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {text()};
        }
    }
}
