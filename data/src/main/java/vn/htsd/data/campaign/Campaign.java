package vn.htsd.data.campaign;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Week of one year.
 *
 * @param form id of the year's form
 * @param supplementary true where the figures were collected afterwards ("số liệu thu thập bổ sung")
 * @param cutOff the Ministry's own last day for the national report
 * @param exempt reporters that need not report
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
        List<Exemption> exempt) {
    /** A document that the campaign rests on, and for whom it holds. */
    public record LegalBasis(String scope, @Nullable String scopeCode, String document) {}

    /** A reporter that need not report, from a day on, with the reason that reports print. */
    public record Exemption(String code, LocalDate from, String reason) {}

    public Campaign {
        legalBasis = List.copyOf(legalBasis);
        deadlines = List.copyOf(deadlines);
        exempt = List.copyOf(exempt);
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
}
