package vn.htsd.reports.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.htsd.data.approval.Approval;
import vn.htsd.data.approval.ApprovalLog;
import vn.htsd.data.theme.ThemeList;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.reports.query.LandedSponsors;

/**
 * What people of the house decided about words, pictures and names of sponsors of one campaign, and about builds: no part of a
 * build.
 *
 * @param themes what difficulties and proposals are grouped by
 * @param approved what may be printed, by id
 * @param photos where the small copies of the pictures lie
 * @param sponsors whom reports name as having given money
 * @param publication which builds were published
 */
public record Editorial(
        ThemeList themes,
        Map<String, Approval> approved,
        Path photos,
        LandedSponsors sponsors,
        Publication publication) {
    public Editorial {
        approved = Map.copyOf(approved);
    }

    public static Editorial of(Workspace workspace, int campaign) {
        return new Editorial(
                ThemeList.of(workspace),
                new ApprovalLog(workspace.decisions()).inForce(campaign),
                workspace.photos(),
                new LandedSponsors(workspace.landing()),
                Publication.of(workspace));
    }

    /** Of a report without words and pictures. */
    static Editorial none(Publication publication) {
        return new Editorial(
                new ThemeList(List.of()), Map.of(), Path.of(""), new LandedSponsors(Path.of("")), publication);
    }

    /** Changes whenever a report could come out otherwise from a build that was published as before. */
    public String digest() {
        return Integer.toHexString(themes.digest()) + "-"
                + Integer.toHexString(new TreeMap<>(approved).toString().hashCode());
    }
}
