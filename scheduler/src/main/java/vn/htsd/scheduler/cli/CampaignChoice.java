package vn.htsd.scheduler.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.scheduler.app.Assembly;
import vn.htsd.scheduler.app.DueReports;

/** Which of the campaigns with figures a report is about. */
record CampaignChoice(Assembly assembly) {
    /**
     * @param wanted null for the latest
     * @throws HtsdException naming those there are, if there are no figures of {@code wanted}
     */
    int chosen(@Nullable Integer wanted) {
        var campaigns = new DueReports(assembly).campaigns();
        if (campaigns.isEmpty()) {
            throw new HtsdException(Category.INPUT, Message.of(Problems.BUNDLE, "no_campaigns"));
        }
        int year = wanted == null ? campaigns.get(campaigns.size() - 1) : wanted;
        if (!campaigns.contains(year)) {
            throw new HtsdException(
                    Category.INPUT, Message.of(Problems.BUNDLE, "no_campaign", year, listed(campaigns)));
        }
        return year;
    }

    private static String listed(List<Integer> campaigns) {
        return campaigns.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
