package vn.htsd.ingest.answer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.campaign.DeadlineRule;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.reference.Reference;
import vn.htsd.ingest.check.Outcome;

/** By when a report was due, as far as it tells who reports to whom. */
final class Deadlines {
    private final Reference reference;

    Deadlines(Reference reference) {
        this.reference = reference;
    }

    Optional<DeadlineRule> of(Outcome outcome) {
        return outcome.match(
                accepted -> {
                    var reporter = accepted.report().reporter();
                    return of(
                            accepted.report().campaignYear(),
                            reporter.level().code(),
                            reporter.localityKey(),
                            reporter.reportsTo());
                },
                returned -> of(
                        returned.known().campaignYear(),
                        returned.known().reporterLevel(),
                        returned.known().localityKey(),
                        returned.known().reportsTo()));
    }

    private Optional<DeadlineRule> of(
            @Nullable Integer year, @Nullable String level, @Nullable String localityKey, @Nullable String reportsTo) {
        if (year == null || level == null || reportsTo == null) {
            return Optional.empty();
        }
        return reference.campaigns().of(year).flatMap(campaign -> {
            var receiver = receiver(campaign, localityKey, reportsTo);
            return campaign.deadline(
                    level,
                    receiver.level().code(),
                    receiver.code(),
                    reference.localities().codesOfLine(localityKey));
        });
    }

    /** A receiver that is no administrative unit is taken for the one in which the reporter lies. */
    private Locality receiver(Campaign campaign, @Nullable String localityKey, String reportsTo) {
        var localities = reference.localities();
        return localities
                .at(reportsTo, campaign.weekStart())
                .or(() -> localityKey == null ? Optional.empty() : localities.byKey(localityKey))
                .orElse(LocalityCatalogue.NATION);
    }
}
