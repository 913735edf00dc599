package vn.htsd.ingest.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.report.DuplicatesRemoved;
import vn.htsd.data.report.Level;
import vn.htsd.ingest.sample.Fate.Slant;

/**
 * Who reports what in one campaign: from the communes with their units up to the provinces, each declaring what is known
 * below it. Between the levels only sums are kept.
 */
final class CampaignFiles {
    private final Campaign campaign;
    private final LocalDate day;
    private final Territory territory;
    private final UnitRegister register;
    private final Diligence diligence;
    private final FigureSource source;
    private final Post post;
    private final CommuneFiles communeFiles;
    private final Crew crew;
    private final boolean demo;
    private final boolean islands;
    private final boolean withMemo;
    private final long seed;

    private final Map<String, List<SampleUnit>> units;
    private final Map<String, Long> children;
    /** Sums by the key of the unit above. */
    private final Map<String, List<Below>> below = new ConcurrentHashMap<>();

    private final Map<String, List<Below>> schoolsOfProvince = new ConcurrentHashMap<>();

    /** @param withMemo whether one unit of this campaign is counted in another one's report */
    CampaignFiles(
            Campaign campaign,
            Territory territory,
            UnitRegister register,
            Diligence diligence,
            Post post,
            Crew crew,
            Scale scale,
            boolean withMemo,
            long seed) {
        this.campaign = campaign;
        this.day = campaign.weekStart();
        this.territory = territory;
        this.register = register;
        this.diligence = diligence;
        this.source = new FigureSource(seed);
        this.post = post;
        this.communeFiles = new CommuneFiles(campaign, source, post, seed);
        this.crew = crew;
        this.demo = scale.demo();
        this.islands = !scale.demo() && scale.share() >= 1;
        this.withMemo = withMemo;
        this.seed = seed;
        this.units = register.byCommune(day);
        this.children = territory.children(day);
    }

    void write(Progress progress) {
        var communes = territory.communes(day);
        var districts = territory.districts(day, islands);
        var provinces = territory.provinces(day);
        long reporters = register.all().size() + communes.size() + districts.size() + provinces.size();
        try (var step = progress.step("HTSĐ " + campaign.year(), reporters)) {
            var memoAt = withMemo
                    ? communes.stream().filter(this::canHaveMemo).findFirst().orElse(null)
                    : null;
            crew.each(communes, commune -> step.advance(commune(commune, commune.equals(memoAt))));
            crew.each(districts, district -> step.advance(district(district)));
            crew.each(provinces, province -> step.advance(province(province, provinces)));
        }
    }

    private void pass(Map<String, List<Below>> to, @Nullable String key, Below what) {
        to.computeIfAbsent(String.valueOf(key), above -> Collections.synchronizedList(new ArrayList<>()))
                .add(what);
    }

    private static List<Below> of(Map<String, List<Below>> from, @Nullable String key) {
        return from.getOrDefault(String.valueOf(key), List.of());
    }

    private List<SampleUnit> unitsOf(Locality commune) {
        return units.getOrDefault(commune.key(), List.of());
    }

    // ---- communes with their units

    private List<SampleUnit> reportingTo(Locality commune) {
        return unitsOf(commune).stream()
                .filter(unit -> !unit.kind().reportsToProvince())
                .toList();
    }

    private boolean canHaveMemo(Locality commune) {
        return reportingTo(commune).size() >= 2;
    }

    /** Returns how many reporters a commune with its units is. */
    private long commune(Locality commune, boolean withMemo) {
        boolean lax = diligence.isLax(commune);
        var above = territory.byKey(Objects.requireNonNull(commune.parentKey()));
        pass(below, above.key(), communeFiles.write(commune, above.code(), reportingTo(commune), lax, withMemo));
        for (var unit : unitsOf(commune)) {
            if (unit.kind().reportsToProvince()) {
                var sent = communeFiles.school(unit, commune, register.reportsTo(unit, commune), lax);
                pass(schoolsOfProvince, commune.provinceKey(), sent);
            }
        }
        return 1L + unitsOf(commune).size();
    }

    // ---- districts

    private long district(Locality district) {
        boolean lax = diligence.isLax(district);
        var above = territory.byKey(Objects.requireNonNull(district.parentKey()));
        var author = Author.ofDistrict(district, above.code());
        var fate = Fate.ofOffice(seed, district.code(), Level.DISTRICT, campaign.year(), lax);
        var communes = of(below, district.key());
        var sum = Below.sum(communes);
        var slant = sum.participants() == 0 ? Slant.WITH_OWN : fate.slant();
        var office = Dice.of(seed, district.code(), "office").between(400, 1_800);
        var declared = Declaration.of(sum, source.wide(district.code(), office, campaign.year()), slant);
        if (!fate.silent()) {
            long expected = children.getOrDefault(district.key(), 0L);
            long received = received(district, expected, communes);
            var coverage = Below.coverage(
                    expected, received, Math.round(received * .9), seed, district.code() + campaign.year());
            var day = post.arrival(author, fate.late());
            post.send(Draft.consolidated(author, declared.figures(), coverage, declared.duplicates(), day), fate);
        }
        pass(below, district.parentKey(), new Below(!fate.silent(), fate.silent() ? sum : declared.figures()));
        return 1;
    }

    // ---- provinces

    private long province(Locality province, List<Locality> provinces) {
        if (diligence.isSilent(province, campaign.year(), provinces)) {
            return 1;
        }
        var fate = Fate.ofOffice(seed, province.code(), Level.PROVINCE, campaign.year(), diligence.isLax(province));
        var offices = of(below, province.key());
        var schools = of(schoolsOfProvince, province.key());
        var direct = new ArrayList<>(offices);
        direct.addAll(schools);
        var figures = Below.sum(direct).plus(rest(province, offices.isEmpty()));
        var declared = fate.slant() == Slant.WITHOUT_DUPLICATES
                ? Declaration.withoutDuplicates(figures)
                : new Declaration(figures, DuplicatesRemoved.NOT_REPORTED);
        long registered = children.getOrDefault(province.key(), 0L) + schools.size();
        long expected = demo || registered == 0 ? Math.max(registered, likelyReporters(province)) : registered;
        long received = received(province, expected, direct);
        var coverage =
                Below.coverage(expected, received, Math.round(received * .92), seed, province.code() + campaign.year());
        var author = Author.ofProvince(province);
        var day = post.arrival(author, fate.late());
        post.send(Draft.consolidated(author, declared.figures(), coverage, declared.duplicates(), day), fate);
        return 1;
    }

    /** What the season does not write in detail: in the demo most of the province, else only the department's own. */
    private Figures rest(Locality province, boolean nothingBelow) {
        double size = 0;
        for (var root : territory.roots(province, day)) {
            var dice = Dice.of(seed, root.code(), "province");
            double city = root.type().equals("thành phố") ? 2.2 : 1;
            size += demo || nothingBelow ? dice.between(110_000, 420_000) * city : dice.between(500, 2_500);
        }
        return source.wide(province.code(), size, campaign.year());
    }

    /** Districts or communes, and departments, where the reference does not know them all. */
    private long likelyReporters(Locality province) {
        long reporters = 0;
        for (var root : territory.roots(province, day)) {
            var dice = Dice.of(seed, root.code(), "reporters");
            reporters += territory.districtsAbolished(day) ? dice.whole(38, 75) : dice.whole(26, 48);
        }
        return reporters;
    }

    // ---- coverage

    /** Those known to be in, and of those outside the season all but the province's silent share. */
    private long received(Locality above, long expected, List<Below> known) {
        long outside = Math.max(0, expected - known.size());
        long silent = (long) Math.floor(outside * diligence.silentShare(provinceOf(above), campaign.year()));
        return Math.max(0, expected - Below.missing(known) - silent);
    }

    private Locality provinceOf(Locality locality) {
        return territory.byKey(Objects.requireNonNull(locality.provinceKey()));
    }
}
