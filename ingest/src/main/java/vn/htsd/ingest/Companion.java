package vn.htsd.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.report.Report;
import vn.htsd.ingest.check.Known;
import vn.htsd.ingest.check.Outcome;
import vn.htsd.ingest.document.Beside;
import vn.htsd.ingest.document.Party;
import vn.htsd.ingest.land.Archive;

/**
 * The report that a document or picture came with.
 *
 * @param sha256 of its bytes, which is its name in the landing
 * @param sender who sent it, for which year; empty where it does not tell, or holds reports of several
 */
record Companion(String sha256, String fileName, boolean holdsOneReport, Optional<Beside> sender) {
    static Companion of(Path file, String fileName, List<Outcome> outcomes) {
        try {
            return new Companion(
                    Archive.sha256(file),
                    fileName,
                    outcomes.size() == 1,
                    outcomes.size() == 1 ? sender(outcomes.get(0)) : relayer(outcomes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Beside> sender(Outcome outcome) {
        return outcome.match(accepted -> Optional.of(sender(accepted.report())), returned -> sender(returned.known()));
    }

    private static Beside sender(Report report) {
        var reporter = report.reporter();
        return new Beside(
                new Party(
                        reporter.code(),
                        reporter.provisional(),
                        reporter.name(),
                        reporter.type(),
                        reporter.level().code(),
                        reporter.localityKey(),
                        reporter.reportsTo()),
                report.campaignYear());
    }

    private static Optional<Beside> sender(Known known) {
        var code = known.reporterCode();
        var year = known.campaignYear();
        return code == null || year == null
                ? Optional.empty()
                : Optional.of(new Beside(
                        new Party(
                                code,
                                known.provisional(),
                                known.reporterName(),
                                known.reporterType(),
                                known.reporterLevel(),
                                known.localityKey(),
                                known.reportsTo()),
                        year));
    }

    /** Beside a form B lies the letter of the body that put it together. */
    private static Optional<Beside> relayer(List<Outcome> outcomes) {
        var relayed = outcomes.stream()
                .map(outcome ->
                        outcome.match(accepted -> Optional.of(accepted.report()), returned -> Optional.<Report>empty()))
                .flatMap(Optional::stream)
                .toList();
        var bodies = relayed.stream().map(Companion::body).distinct().toList();
        return bodies.size() == 1 ? Optional.ofNullable(bodies.get(0)) : Optional.empty();
    }

    private static @Nullable Beside body(Report report) {
        var code = report.relayedBy();
        return code == null
                ? null
                : new Beside(new Party(code, null, null, null, null, null, null), report.campaignYear());
    }
}
