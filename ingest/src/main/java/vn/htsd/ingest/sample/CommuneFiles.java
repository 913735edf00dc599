package vn.htsd.ingest.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.report.Held;
import vn.htsd.data.report.Level;
import vn.htsd.ingest.sample.Fate.Slant;

/** Writes one commune: what its units report, and what it declares for them. Stateless. */
final class CommuneFiles {
    private static final int FEWEST_FOR_A_STRAGGLER = 3;

    private final Campaign campaign;
    private final FigureSource source;
    private final Post post;
    private final long seed;

    CommuneFiles(Campaign campaign, FigureSource source, Post post, long seed) {
        this.campaign = campaign;
        this.source = source;
        this.post = post;
        this.seed = seed;
    }

    /**
     * Writes the commune and the units that report to it; returns what is known of it above.
     *
     * @param above code of the unit that the commune reports to
     * @param withMemo whether its second unit is counted in the report of its first
     */
    Below write(Locality commune, String above, List<SampleUnit> units, boolean lax, boolean withMemo) {
        var author = Author.ofCommune(commune, above);
        var fate = Fate.ofOffice(seed, commune.code(), Level.COMMUNE, campaign.year(), lax);
        var fates = fates(units, lax, withMemo);
        var straggler = fate.slant() == Slant.STALE && !fate.silent() ? straggler(units, fates) : null;
        var declaredOn = straggler == null
                ? post.arrival(author, fate.late())
                : campaign.weekEnd().plusDays(2);

        var known = new ArrayList<Below>();
        var unknown = Below.NOTHING;
        for (int at = 0; at < units.size(); at++) {
            var unit = units.get(at);
            if (unit.equals(straggler)) {
                unknown = unit(unit, commune, commune.code(), fates.get(at), null, declaredOn.plusDays(3));
            } else {
                var countedIn = withMemo && at == 1 ? units.get(0).code() : null;
                known.add(unit(unit, commune, commune.code(), fates.get(at), countedIn, null));
            }
        }
        var sum = Below.sum(known);
        var all = sum.copy().plus(unknown.figures());
        var slant = slant(fate, straggler, all);
        var declared = Declaration.of(sum, own(commune), slant);
        if (!fate.silent()) {
            var coverage = Below.coverage(units.size(), known, seed, commune.code() + campaign.year());
            post.send(
                    Draft.consolidated(author, declared.figures(), coverage, declared.duplicates(), declaredOn), fate);
        }
        var passed = fate.silent() || slant == Slant.STALE ? all : declared.figures();
        return new Below(!fate.silent(), passed);
    }

    private List<Fate> fates(List<SampleUnit> units, boolean lax, boolean withMemo) {
        var fates = new ArrayList<Fate>();
        for (var unit : units) {
            var fate = Fate.ofUnit(seed, unit, campaign.year(), lax);
            fates.add(withMemo && fates.size() < 2 ? fate.certain() : fate);
        }
        return fates;
    }

    /** The last unit with figures, which reports after its commune has; none where too few would be left. */
    private static @Nullable SampleUnit straggler(List<SampleUnit> units, List<Fate> fates) {
        SampleUnit last = null;
        int reporting = 0;
        for (int at = 0; at < units.size(); at++) {
            if (!fates.get(at).silent() && fates.get(at).held() != Held.NOT_HELD) {
                reporting++;
                last = units.get(at);
            }
        }
        return reporting < FEWEST_FOR_A_STRAGGLER ? null : last;
    }

    private static Slant slant(Fate fate, @Nullable SampleUnit straggler, Figures all) {
        if (all.participants() == 0) {
            return Slant.WITH_OWN;
        }
        return straggler == null && fate.slant() == Slant.STALE ? Slant.EXACT : fate.slant();
    }

    /** What the commune's own offices did. */
    private Figures own(Locality commune) {
        double size = Dice.of(seed, commune.code(), "office").between(150, 700);
        return source.wide(commune.code(), size, campaign.year());
    }

    /** Writes an upper-secondary school, which lies in {@code commune} and reports to its province. */
    Below school(SampleUnit school, Locality commune, String province, boolean lax) {
        return unit(school, commune, province, Fate.ofUnit(seed, school, campaign.year(), lax), null, null);
    }

    private Below unit(
            SampleUnit unit,
            Locality commune,
            String reportsTo,
            Fate fate,
            @Nullable String countedIn,
            @Nullable LocalDate forcedDay) {
        if (fate.silent()) {
            return Below.NOTHING;
        }
        var author = Author.of(unit, commune, reportsTo);
        var figures = fate.held() == Held.NOT_HELD ? new Figures() : source.unit(unit, campaign.year());
        var day = forcedDay == null ? post.arrival(author, fate.late()) : forcedDay;
        var draft = Draft.direct(author, fate.held(), figures, day);
        post.send(countedIn == null ? draft : draft.countedIn(countedIn), fate);
        return new Below(true, countedIn == null ? figures : new Figures());
    }
}
