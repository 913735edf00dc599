package vn.htsd.data.campaign;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.LocalityCatalogue;

/**
 * The Week of one year.
 *
 * @param form id of the year's form
 * @param supplementary true where the figures were collected afterwards ("số liệu thu thập bổ sung")
 * @param cutOff the Ministry's own last day for the national report
 * @param exempt reporters that need not report
 * @param localWeeks localities that hold the Week on days of their own
 * @param extensions localities that were given more time
 */
public record Campaign(
        int year,
        String theme,
        LocalDate weekStart,
        LocalDate weekEnd,
        String form,
        boolean supplementary,
        List<LegalBasis> legalBasis,
        @Nullable LocalDate cutOff,
        List<DeadlineRule> deadlines,
        List<Exemption> exempt,
        List<LocalWeek> localWeeks,
        List<Extension> extensions) {
    /** A document that the campaign rests on, and for whom it holds. */
    public record LegalBasis(String scope, @Nullable String scopeCode, String document) {}

    /** A reporter that need not report, from a day on, with the reason that reports print. */
    public record Exemption(String code, LocalDate from, String reason) {}

    /** The Week of everybody in the locality {@code code}, by its own document. */
    public record LocalWeek(String code, LocalDate weekStart, LocalDate weekEnd, String source) {}

    /**
     * More time for the reporters in the locality {@code code}, its own office included.
     *
     * @param reporterLevel only those of this level; null for all
     * @param before the new day D
     * @param dueDate the last day in time
     */
    public record Extension(
            String code, @Nullable String reporterLevel, LocalDate before, LocalDate dueDate, String source) {}

    public Campaign {
        legalBasis = List.copyOf(legalBasis);
        deadlines = List.copyOf(deadlines);
        exempt = List.copyOf(exempt);
        localWeeks = List.copyOf(localWeeks);
        extensions = List.copyOf(extensions);
        if (weekEnd.isBefore(weekStart)) {
            throw new IllegalArgumentException("The Week of " + year + " ends before it starts");
        }
    }

    /**
     * The most specific rule for a reporter of {@code reporterLevel} that reports to a body: one that names the body's code
     * beats one for its level, a real one beats an assumed one.
     *
     * @param receiverLevel level of the receiving body: commune, district, province, nation
     */
    public Optional<DeadlineRule> deadline(String reporterLevel, String receiverLevel, String receiverCode) {
        return deadlines.stream()
                .filter(rule -> rule.reporterLevel().equals(reporterLevel))
                .filter(rule -> rule.receiverLevel().equals(receiverLevel))
                .filter(rule -> rule.receiverCode() == null || receiverCode.equals(rule.receiverCode()))
                .min(Comparator.comparing((DeadlineRule rule) -> rule.receiverCode() == null)
                        .thenComparing(DeadlineRule::assumed));
    }

    /**
     * The same for a reporter that lies in {@code line}, with the extension of the nearest locality that has one.
     *
     * @param line codes of the locality that the reporter lies in and of those above it, nearest first
     */
    public Optional<DeadlineRule> deadline(
            String reporterLevel, String receiverLevel, String receiverCode, List<String> line) {
        var rule = deadline(reporterLevel, receiverLevel, receiverCode);
        var extension = line.stream()
                .flatMap(code -> extensions.stream().filter(each -> each.code().equals(code)))
                .filter(each -> each.reporterLevel() == null || reporterLevel.equals(each.reporterLevel()))
                .findFirst();
        return rule.map(each -> extension.map(each::extended).orElse(each));
    }

    /**
     * When the Week is held by those who lie in {@code line}: on the days of the nearest locality that has its own, else on
     * those of the country.
     */
    public LocalWeek weekIn(List<String> line) {
        return line.stream()
                .flatMap(code -> localWeeks.stream().filter(each -> each.code().equals(code)))
                .findFirst()
                .orElseGet(() -> new LocalWeek(LocalityCatalogue.NATION.code(), weekStart, weekEnd, ""));
    }
}
