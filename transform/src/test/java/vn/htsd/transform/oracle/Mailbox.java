package vn.htsd.transform.oracle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Where the reports of a season arrive. */
final class Mailbox {
    private final int year;
    private final Dice dice;
    private final List<Filed> reports = new ArrayList<>();

    Mailbox(int year, Dice dice) {
        this.year = year;
        this.dice = dice;
    }

    void file(Draft draft) {
        // The id says nothing of the order of arrival, and rows of one form B share a hash.
        var id = "%d-%s-%d".formatted(year, dice.hex().substring(0, 6), reports.size());
        reports.add(draft.filed(id, dice.hex(), moment()));
    }

    /** Two reports of one kind of which one overtakes the other: by revision, by the moment, or by the hash alone. */
    void fileRevised(Draft one, Draft other) {
        var moment = moment();
        switch (dice.between(0, 3)) {
            case 0 -> other.revision(one.revision() + 1);
            case 1 -> one.revision(other.revision() + 2);
            case 2 -> other.arrived(dice.hex(), moment.plusSeconds(1));
            default -> other.arrived(dice.hex(), moment);
        }
        file(dice.chance(0.5) ? one.arrived(dice.hex(), moment) : one);
        file(other);
    }

    Instant moment() {
        return Instant.parse(year + "-10-08T00:00:00Z").plus(dice.between(0, 20_000), ChronoUnit.MINUTES);
    }

    List<Filed> reports() {
        return List.copyOf(reports);
    }
}
