package vn.htsd.scheduler.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.htsd.data.campaign.CampaignCatalogue;
import vn.htsd.scheduler.app.Steps;
import vn.htsd.scheduler.mail.Letter;
import vn.htsd.scheduler.mail.MailSettings;

@Command(name = "status", abbreviateSynopsis = true, sortOptions = false)
final class StatusReportCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Option(names = "--mail", paramLabel = "ADDRESS", arity = "0..1", fallbackValue = "")
    private @Nullable String mail;

    @Mixin
    private final CampaignReport report = new CampaignReport();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    StatusReportCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return report.print(htsd, (assembly, year, formats) -> {
            var readers = mail == null
                    ? List.<String>of()
                    : readers(mail, assembly.config().mail());
            var files = new Steps(assembly).status(year, formats, htsd.locale(), htsd.progress());
            new Pieces(htsd).written(files);
            if (!readers.isEmpty()) {
                new Runners(htsd).postbox(assembly).send(letter(readers, year, files));
                htsd.print("mail.sent", String.join(", ", readers));
            }
            return 0;
        });
    }

    /** Asked for before anything is printed, so that a forgotten setting is told at once. */
    private List<String> readers(String given, MailSettings settings) {
        var readers = given.isBlank() ? settings.to() : List.of(given.strip().split("\\s*[,;]\\s*"));
        if (readers.isEmpty()) {
            throw new Misuse(spec.commandLine(), "mail.nobody");
        }
        return readers;
    }

    private Letter letter(List<String> readers, int year, List<Path> files) {
        var day = LocalDate.ofInstant(htsd.clock().instant(), CampaignCatalogue.ZONE);
        return Letter.plain(
                readers,
                htsd.text("mail.status_subject", Integer.toString(year), day),
                htsd.text("mail.status_text", Integer.toString(year), day),
                files);
    }
}
