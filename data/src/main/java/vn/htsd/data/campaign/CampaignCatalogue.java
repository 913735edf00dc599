package vn.htsd.data.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The campaigns by year, from {@code campaigns.yaml}. */
public record CampaignCatalogue(List<Campaign> campaigns) {
    /** Deadlines and dates on reports are days in Vietnam. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()).registerModule(new JavaTimeModule());

    public CampaignCatalogue {
        campaigns = campaigns.stream()
                .sorted(Comparator.comparingInt(Campaign::year))
                .toList();
    }

    public Optional<Campaign> of(int year) {
        return campaigns.stream().filter(campaign -> campaign.year() == year).findFirst();
    }

    /** The same without the campaigns of other years. */
    public CampaignCatalogue only(Collection<Integer> years) {
        return new CampaignCatalogue(campaigns.stream()
                .filter(campaign -> years.contains(campaign.year()))
                .toList());
    }

    /** The years in order. */
    public List<Integer> years() {
        return campaigns.stream().map(Campaign::year).toList();
    }

    /** The last campaign, whose geography is the default target of every comparison. */
    public Campaign latest() {
        return campaigns.get(campaigns.size() - 1);
    }

    /** Parses the text of {@code campaigns.yaml}. */
    public static CampaignCatalogue parse(String yaml) throws IOException {
        var file = YAML.readValue(yaml, FileYaml.class);
        var campaigns = new ArrayList<Campaign>();
        for (var campaign : file.campaigns()) {
            campaigns.add(campaign.toCampaign(file.exempt() == null ? List.of() : file.exempt()));
        }
        if (campaigns.isEmpty()) {
            throw new IOException("campaigns.yaml names no campaign");
        }
        return new CampaignCatalogue(campaigns);
    }

    // What the YAML file looks like.

    private record FileYaml(List<CampaignYaml> campaigns, @Nullable List<ExemptYaml> exempt) {}

    private record ExemptYaml(String code, LocalDate from, String reason) {}

    private record BasisYaml(String scope, @JsonProperty("scope_code") @Nullable String scopeCode, String document) {}

    private record DeadlineYaml(
            @JsonProperty("receiver_level") String receiverLevel,
            @JsonProperty("receiver_code") @Nullable String receiverCode,
            @JsonProperty("reporter_level") String reporterLevel,
            String before,
            String source,
            boolean assumed) {}

    private record CampaignYaml(
            int year,
            String theme,
            @JsonProperty("week_start") LocalDate weekStart,
            @JsonProperty("week_end") LocalDate weekEnd,
            String form,
            boolean supplementary,
            @JsonProperty("legal_basis") @Nullable List<BasisYaml> legalBasis,
            @JsonProperty("cut_off") @Nullable LocalDate cutOff,
            @Nullable List<DeadlineYaml> deadlines) {
        Campaign toCampaign(List<ExemptYaml> exempt) {
            return new Campaign(
                    year,
                    theme,
                    weekStart,
                    weekEnd,
                    form,
                    supplementary,
                    (legalBasis == null ? List.<BasisYaml>of() : legalBasis)
                            .stream()
                                    .map(basis ->
                                            new Campaign.LegalBasis(basis.scope(), basis.scopeCode(), basis.document()))
                                    .toList(),
                    cutOff,
                    (deadlines == null ? List.<DeadlineYaml>of() : deadlines)
                            .stream().map(this::toRule).toList(),
                    exempt.stream()
                            .map(each -> new Campaign.Exemption(each.code(), each.from(), each.reason()))
                            .toList());
        }

        /** {@code before} is a whole date, or month and day of the campaign's year. */
        private DeadlineRule toRule(DeadlineYaml rule) {
            var day = rule.before().length() == "MM-dd".length() ? year + "-" + rule.before() : rule.before();
            return new DeadlineRule(
                    rule.receiverLevel(),
                    rule.receiverCode(),
                    rule.reporterLevel(),
                    LocalDate.parse(day),
                    rule.source(),
                    rule.assumed());
        }
    }
}
