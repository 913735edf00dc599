package vn.htsd.ingest.sample;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.Locality;

/** The units of the season, founded in the communes of the first campaign and living on through every merger. */
final class UnitRegister {
    private static final List<UnitKind> SCHOOLS =
            List.of(UnitKind.PRIMARY, UnitKind.LOWER_SECONDARY, UnitKind.PRIMARY, UnitKind.BOARDING);
    private static final List<UnitKind> OTHERS = List.of(
            UnitKind.KINDERGARTEN, UnitKind.LIBRARY, UnitKind.HAMLET, UnitKind.YOUTH_UNION, UnitKind.LOWER_SECONDARY);
    private static final List<UnitKind> MORE = List.of(
            UnitKind.LOWER_SECONDARY,
            UnitKind.KINDERGARTEN,
            UnitKind.HAMLET,
            UnitKind.LIBRARY,
            UnitKind.YOUTH_UNION,
            UnitKind.ENTERPRISE,
            UnitKind.PRIMARY);
    private static final int DEMO_UNITS = 3;
    private static final int DEMO_UNITS_OF_A_HEAD = 6;

    private final Territory territory;
    private final List<SampleUnit> units = new ArrayList<>();

    UnitRegister(Territory territory, Scale scale, long seed) {
        this.territory = territory;
        var cradle = territory.cradle();
        for (int at = 0; at < cradle.size(); at++) {
            var commune = cradle.get(at);
            boolean head = isHead(commune);
            // Spread evenly: the first so many units less what the communes before have taken.
            long wanted = scale.demo()
                    ? (head ? DEMO_UNITS_OF_A_HEAD : DEMO_UNITS)
                    : scale.units() * (at + 1) / cradle.size() - scale.units() * at / cradle.size();
            found(commune, head, wanted, Dice.of(seed, commune.code(), "kinds"));
        }
    }

    /** Whether the commune's offices stay when it merges: the new commune has its code. */
    private boolean isHead(Locality commune) {
        return territory.latest(commune).code().equals(commune.code());
    }

    private void found(Locality commune, boolean head, long wanted, Dice dice) {
        var ordinals = new HashMap<UnitKind, Integer>();
        for (int index = 0; index < wanted; index++) {
            var kind = kindOf(index, head, dice);
            units.add(SampleUnit.of(kind, commune, ordinals.merge(kind, 1, Integer::sum)));
        }
    }

    private static UnitKind kindOf(int index, boolean head, Dice dice) {
        if (index == 0) {
            return head ? UnitKind.PRIMARY : dice.oneOf(SCHOOLS);
        }
        if (index == 1) {
            return UnitKind.LEARNING_CENTRE;
        }
        if (head && index <= 4) {
            return index == 2 ? UnitKind.UPPER_SECONDARY : index == 3 ? UnitKind.STUDY_PROMOTION : UnitKind.POLICE;
        }
        return index == 2 ? dice.oneOf(OTHERS) : MORE.get(index % MORE.size());
    }

    List<SampleUnit> all() {
        return units;
    }

    /** The units by the commune in which they lie on {@code day}. */
    Map<String, List<SampleUnit>> byCommune(LocalDate day) {
        var byCommune = new HashMap<String, List<SampleUnit>>();
        for (var unit : units) {
            var commune = territory.on(unit.founded(), day, unit.code());
            byCommune.computeIfAbsent(commune.key(), key -> new ArrayList<>()).add(unit);
        }
        return byCommune;
    }

    /** Code of the reporter that {@code unit} reports to while it lies in {@code commune}. */
    String reportsTo(SampleUnit unit, Locality commune) {
        return unit.kind().reportsToProvince() && commune.provinceKey() != null
                ? territory.byKey(commune.provinceKey()).code()
                : commune.code();
    }

    /** Writes {@code reporters.csv}: a row for every unit and every version of the commune in which it lies. */
    void write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("code,name,type,level,locality_code,reports_to,valid_from,valid_to\n");
            for (var unit : units) {
                Locality at = unit.founded();
                while (at != null) {
                    out.write(row(unit, at));
                    at = after(at, unit);
                }
            }
        }
    }

    private @Nullable Locality after(Locality at, SampleUnit unit) {
        return at.validTo() == null ? null : territory.next(at, unit.code());
    }

    private String row(SampleUnit unit, Locality at) {
        return String.join(
                        ",",
                        unit.code(),
                        quoted(unit.name(at)),
                        unit.kind().type(),
                        "unit",
                        at.code(),
                        reportsTo(unit, at),
                        at.validFrom().toString(),
                        at.validTo() == null ? "" : at.validTo().toString())
                + "\n";
    }

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
