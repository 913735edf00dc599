package vn.htsd.transform.harmonise;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityLevel;

/** A country of two provinces whose communes are renamed, merged, split and abolished each year, one after the other. */
final class RandomCountry {
    private static final int FIRST_YEAR = 2021;
    private static final int YEARS = 4;

    private final Random dice;
    private final List<String> units = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private List<Commune> communes = new ArrayList<>();
    private int named;

    private record Commune(String code, String province, int since) {}

    private RandomCountry(long seed) {
        this.dice = new Random(seed);
    }

    static List<Campaign> campaigns() {
        var campaigns = new ArrayList<Campaign>();
        for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
            campaigns.add(Reported.week(LocalDate.of(year, 10, 1)));
        }
        return campaigns;
    }

    static LocalityCatalogue of(long seed) {
        var country = new RandomCountry(seed);
        country.units.add("Q,Q,tỉnh,province,,2020-01-01,2023-01-01");
        country.changes.add("Q,P,2023-01-01,merged,1");
        for (int commune = 0; commune < 6; commune++) {
            country.found(commune % 2 == 0 ? "P" : "Q", 2020);
        }
        for (int year = FIRST_YEAR + 1; year < FIRST_YEAR + YEARS; year++) {
            country.rearrange(year);
        }
        country.communes.forEach(commune -> country.ends(commune, ""));
        return Country.of(country.units, country.changes);
    }

    /** Random cells at communes, provinces and the nation; now and then a negative one. */
    static Reported figures(LocalityCatalogue localities, long seed) {
        var dice = new Random(seed + 1);
        var reported = new Reported(localities, campaigns());
        for (var campaign : campaigns()) {
            for (var level : LocalityLevel.values()) {
                for (var unit : localities.inForce(level, campaign.weekStart())) {
                    for (int cell = dice.nextInt(3); cell > 0; cell--) {
                        reported.cell(campaign.year(), unit.key(), dice.nextInt(2_000) - (cell == 2 ? 300 : 0));
                    }
                    long expected = dice.nextInt(5);
                    long reached = dice.nextInt((int) expected + 1);
                    boolean known = dice.nextInt(4) > 0;
                    reported.stands(
                            campaign.year(),
                            unit.key(),
                            known ? expected : null,
                            known ? reached : null,
                            reached == expected);
                }
            }
        }
        return reported;
    }

    private Commune found(String province, int since) {
        var commune = new Commune("%05d".formatted(++named), province, since);
        communes.add(commune);
        return commune;
    }

    private void ends(Commune commune, String day) {
        units.add("%s,Xã %s,xã,commune,%s,%d-01-01,%s"
                .formatted(commune.code(), commune.code(), commune.province(), commune.since(), day));
    }

    private void rearrange(int year) {
        var before = communes;
        communes = new ArrayList<>();
        Collections.shuffle(before, dice);
        for (var commune : before) {
            // When Q ends, all that lies in it must end too.
            boolean mustEnd = year == 2023 && commune.province().equals("Q");
            int fate = mustEnd ? 1 + dice.nextInt(4) : dice.nextInt(5);
            if (fate == 0) {
                communes.add(commune);
            } else {
                ends(commune, year + "-01-01");
                change(commune, fate, mustEnd ? "P" : commune.province(), year);
            }
        }
    }

    private void change(Commune old, int fate, String province, int year) {
        var heirs = communes.stream()
                .filter(each -> each.since() == year && each.province().equals(province))
                .toList();
        if (fate == 1) {
            to(old, province, "abolished", "1", year);
        } else if (fate == 2 || heirs.isEmpty()) {
            to(old, found(province, year).code(), "renamed", "1", year);
        } else if (fate == 3) {
            to(old, heirs.get(dice.nextInt(heirs.size())).code(), "merged", "1", year);
        } else {
            boolean told = dice.nextBoolean();
            to(old, heirs.get(dice.nextInt(heirs.size())).code(), "split", told ? "0.37" : "", year);
            to(old, found(province, year).code(), "split", told ? "0.4" : "", year);
            to(old, found(province, year).code(), "split", told ? "0.23" : "", year);
        }
    }

    private void to(Commune old, String heir, String kind, String weight, int year) {
        changes.add("%s,%s,%d-01-01,%s,%s".formatted(old.code(), heir, year, kind, weight));
    }
}
