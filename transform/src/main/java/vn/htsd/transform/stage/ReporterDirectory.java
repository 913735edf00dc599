package vn.htsd.transform.stage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.report.Level;

/**
 * Who takes part in the reporting of each campaign: the administrative units in force, the registered units, and whoever
 * sent something. A pure function of the reference and of who was seen.
 */
public final class ReporterDirectory {
    private final Reference reference;
    private final Map<String, Entry> entries = new TreeMap<>();

    private ReporterDirectory(Reference reference) {
        this.reference = reference;
    }

    /** Who sent something in a campaign, as the report says; {@code localityKey} is null on some returned reports. */
    public record Seen(
            int campaignYear,
            String code,
            @Nullable String name,
            @Nullable String type,
            @Nullable String level,
            @Nullable String localityKey,
            @Nullable String reportsTo,
            boolean provisional) {}

    /**
     * One reporter in one campaign.
     *
     * @param reporterKey {@code code@valid_from}
     * @param parentCode the reporter it reports to, null for the nation
     * @param nodeKey the administrative node its figures are reported through
     * @param expected whether it should report
     * @param dueDate last day in time; null where no deadline is known
     */
    public record Entry(
            int campaignYear,
            String code,
            String reporterKey,
            String name,
            @Nullable String type,
            String level,
            String localityKey,
            @Nullable String parentCode,
            String nodeKey,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            boolean registered,
            boolean provisional,
            boolean expected,
            boolean exempt,
            @Nullable LocalDate dueDate,
            @Nullable Boolean deadlineAssumed) {
        /** A school or the like, as opposed to an administrative unit. */
        public boolean isUnit() {
            return Level.UNIT.code().equals(level);
        }
    }

    /** The directory of all campaigns, by year and code. */
    public static List<Entry> of(Reference reference, Collection<Seen> seen) {
        var directory = new ReporterDirectory(reference);
        for (var campaign : reference.campaigns().campaigns()) {
            directory.addAdministrativeUnits(campaign);
            directory.addRegistered(campaign);
        }
        // The order of the rows that were seen must not matter: a code seen twice is described by the greater row.
        seen.stream()
                .sorted(Comparator.comparing(Seen::campaignYear)
                        .thenComparing(Seen::code)
                        .thenComparing(Seen::toString))
                .forEach(directory::addSeen);
        return List.copyOf(directory.entries.values());
    }

    private void addAdministrativeUnits(Campaign campaign) {
        var localities = reference.localities();
        for (var level : List.of(LocalityLevel.PROVINCE, LocalityLevel.DISTRICT, LocalityLevel.COMMUNE)) {
            for (var locality : localities.inForce(level, campaign.weekStart())) {
                var parent =
                        localities.byKey(String.valueOf(locality.parentKey())).orElse(LocalityCatalogue.NATION);
                put(
                        campaign,
                        locality.code(),
                        locality.key(),
                        locality.fullName(),
                        "people_committee",
                        level.code(),
                        locality,
                        parent.code(),
                        true,
                        false,
                        locality.validFrom(),
                        locality.validTo());
            }
        }
    }

    private void addRegistered(Campaign campaign) {
        for (var reporter : reference.register().all()) {
            if (reporter.validOn(campaign.weekStart()) && !entries.containsKey(id(campaign.year(), reporter.code()))) {
                reference
                        .localities()
                        .at(reporter.localityCode(), campaign.weekStart())
                        .ifPresent(locality -> {
                            var from = later(reporter.validFrom(), locality.validFrom());
                            put(
                                    campaign,
                                    reporter.code(),
                                    reporter.code() + "@" + from,
                                    reporter.name(),
                                    reporter.type(),
                                    reporter.level().code(),
                                    locality,
                                    Optional.ofNullable(reporter.reportsTo()).orElse(locality.code()),
                                    true,
                                    false,
                                    from,
                                    earlier(reporter.validTo(), locality.validTo()));
                        });
            }
        }
    }

    private void addSeen(Seen seen) {
        var campaign = reference.campaigns().of(seen.campaignYear()).orElse(null);
        var known = entries.get(id(seen.campaignYear(), seen.code()));
        if (campaign == null || seen.localityKey() == null || known != null && known.registered()) {
            return;
        }
        var locality = reference.localities().byKey(seen.localityKey()).orElse(null);
        if (locality != null) {
            put(
                    campaign,
                    seen.code(),
                    seen.code() + "@" + locality.validFrom(),
                    Optional.ofNullable(seen.name()).orElse(seen.code()),
                    seen.type(),
                    Optional.ofNullable(seen.level()).orElse(Level.UNIT.code()),
                    locality,
                    Optional.ofNullable(seen.reportsTo()).orElse(locality.code()),
                    false,
                    seen.provisional(),
                    locality.validFrom(),
                    locality.validTo());
        }
    }

    private void put(
            Campaign campaign,
            String code,
            String key,
            String name,
            @Nullable String type,
            String level,
            Locality locality,
            String parentCode,
            boolean registered,
            boolean provisional,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {
        var receiver = reference
                .localities()
                .at(parentCode, campaign.weekStart())
                .or(() -> locality.code().equals(code) ? Optional.empty() : Optional.of(locality))
                .orElse(LocalityCatalogue.NATION);
        boolean administrative = !Level.UNIT.code().equals(level);
        boolean exempt = campaign.exempt().stream()
                .anyMatch(each -> each.code().equals(code) && !each.from().isAfter(campaign.weekStart()));
        var deadline = campaign.deadline(level, receiver.level().code(), receiver.code());
        entries.put(
                id(campaign.year(), code),
                new Entry(
                        campaign.year(),
                        code,
                        key,
                        name,
                        type,
                        level,
                        locality.key(),
                        parentCode,
                        administrative ? locality.key() : receiver.key(),
                        validFrom,
                        validTo,
                        registered,
                        provisional,
                        registered && !exempt,
                        exempt,
                        deadline.map(rule -> rule.dueDate()).orElse(null),
                        deadline.map(rule -> rule.assumed()).orElse(null)));
    }

    /**
     * The codes above {@code entry} in its reporting line, nearest first, the nation last. A line that leads back to itself
     * (two units that name each other) ends there.
     */
    public static List<String> lineAbove(Entry entry, Map<String, Entry> byId) {
        var above = new LinkedHashSet<String>();
        Entry at = entry;
        while (at != null && at.parentCode() != null && !at.parentCode().equals(entry.code())) {
            if (!above.add(at.parentCode())) {
                break;
            }
            at = byId.get(id(at.campaignYear(), at.parentCode()));
        }
        return List.copyOf(above);
    }

    /** The entries by {@code year/code}. */
    public static Map<String, Entry> byId(Collection<Entry> entries) {
        var byId = new HashMap<String, Entry>();
        entries.forEach(entry -> byId.put(id(entry.campaignYear(), entry.code()), entry));
        return byId;
    }

    private static String id(int year, String code) {
        return year + "/" + code;
    }

    private static LocalDate later(LocalDate left, LocalDate right) {
        return left.isBefore(right) ? right : left;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate left, @Nullable LocalDate right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.isBefore(right) ? left : right;
    }

    /** Every version of every reporter, one a key, whatever campaign it is seen in. */
    public static List<Entry> versions(List<Entry> entries) {
        var byKey = new LinkedHashMap<String, Entry>();
        for (var entry : entries) {
            byKey.put(entry.reporterKey(), entry);
        }
        return byKey.values().stream()
                .sorted(Comparator.comparing(Entry::reporterKey))
                .toList();
    }
}
