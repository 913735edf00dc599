package vn.htsd.ingest.check;

import java.util.List;
import java.util.Set;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.campaign.CampaignCatalogue;
import vn.htsd.data.finding.Rule;

/** Whether a report carries the theme of another year, as one does that was made from last year's file. */
final class Themes {
    /** A shorter theme could stand in any sentence. */
    private static final int SHORTEST = 15;

    private static final Set<String> WORDS =
            Set.of("narrative.direction", "narrative.preparation", "narrative.communication");

    private final List<Theme> themes;

    private record Theme(int year, String text, String key) {}

    Themes(CampaignCatalogue campaigns) {
        this.themes = campaigns.campaigns().stream()
                .filter(campaign -> campaign.theme().length() >= SHORTEST)
                .map(campaign -> new Theme(campaign.year(), campaign.theme(), FormText.key(campaign.theme())))
                .toList();
    }

    /** Once a report, at the first place. */
    void check(Section form, Campaign campaign, Findings findings) {
        for (var each : form.entries().entrySet()) {
            boolean title = each.getKey().startsWith(LabelSheet.TITLE);
            if ((title || WORDS.contains(each.getKey())) && each.getValue().value() instanceof Value.Text text) {
                for (var theme : themes) {
                    if (theme.year() != campaign.year()
                            && stands(theme, text.text(), title)
                            && !text.text().contains(campaign.theme())) {
                        findings.add(
                                Rule.THEME_OF_OTHER_YEAR,
                                each.getValue().place(),
                                title ? text.text() : theme.text(),
                                theme.text(),
                                theme.year(),
                                campaign.year());
                        return;
                    }
                }
            }
        }
    }

    /** A title is compared without case and accents; long words only as the theme is printed, which costs next to nothing. */
    private static boolean stands(Theme theme, String text, boolean title) {
        return title && text.length() >= SHORTEST
                ? FormText.key(text).contains(theme.key())
                : text.contains(theme.text());
    }
}
