package vn.htsd.scheduler.app;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.approval.Approval;
import vn.htsd.data.approval.ApprovalLog;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.reports.query.LandedSponsors;
import vn.htsd.reports.query.Picture;
import vn.htsd.reports.query.Quotation;
import vn.htsd.reports.query.Slice;
import vn.htsd.reports.query.Sponsor;
import vn.htsd.reports.query.Warehouse;

/** What may be printed of words, pictures and names of sponsors: everything that there is, and who approved what. */
public final class Approvals {
    private final Assembly assembly;
    private final ApprovalLog log;
    private final LandedSponsors sponsors;

    public Approvals(Assembly assembly) {
        this.assembly = assembly;
        this.log = new ApprovalLog(assembly.workspace().decisions());
        this.sponsors = new LandedSponsors(assembly.workspace().landing());
    }

    /**
     * One thing that can be approved.
     *
     * @param part of the report that it stands in; blank for a picture or a sponsor
     * @param approval null while nobody approved it
     */
    public record Material(
            String id,
            Approval.Kind kind,
            int campaign,
            String submission,
            String reporterCode,
            String reporter,
            String part,
            String words,
            @Nullable Approval approval) {
        private Material with(@Nullable Approval other) {
            return new Material(id, kind, campaign, submission, reporterCode, reporter, part, words, other);
        }
    }

    /** Everything of one campaign, words first. */
    public List<Material> of(int campaign) {
        var inForce = log.inForce(campaign);
        var all = new ArrayList<Material>();
        try (var warehouse = warehouse()) {
            Quotation.first(warehouse, Slice.nation(campaign), Integer.MAX_VALUE)
                    .forEach(each -> all.add(of(each)));
            Picture.of(warehouse, Slice.nation(campaign)).forEach(each -> all.add(of(each)));
            Sponsor.of(warehouse, Slice.nation(campaign), sponsors).forEach(each -> all.add(of(each)));
        }
        all.replaceAll(each -> each.with(inForce.get(each.id())));
        return all;
    }

    /**
     * Logs that somebody approved; all or nothing. The caller holds the workspace lock.
     *
     * @param words of a quotation a passage of it, of a picture what stands below, of a sponsor how it is named; null for all of it as it is
     * @throws HtsdException if the published reports have nothing of an id, or the passage does not stand in it
     */
    public List<Approval> add(List<String> ids, @Nullable String words, String by, String note) {
        var approvals = new ArrayList<Approval>();
        try (var warehouse = warehouse()) {
            for (var id : ids) {
                for (var material : materials(warehouse, id)) {
                    approvals.add(approval(material, words, by, note));
                }
            }
        }
        approvals.forEach(log::add);
        return approvals;
    }

    /**
     * Logs that approvals are taken back; all or nothing. The caller holds the workspace lock.
     *
     * @throws HtsdException if one is not approved
     */
    public List<Approval> withdraw(List<String> ids, String by, String note) {
        var all = log.all();
        var withdrawn = new ArrayList<Approval>();
        for (var id : ids) {
            var last = new TreeMap<Integer, Approval>(); // A picture may have been sent in several years.
            all.stream().filter(each -> each.id().equals(id)).forEach(each -> last.put(each.campaign(), each));
            last.values().removeIf(Approval::withdrawn);
            if (last.isEmpty()) {
                throw problem("approve.not_approved", id);
            }
            for (var each : last.values()) {
                withdrawn.add(new Approval(
                        id,
                        each.kind(),
                        each.campaign(),
                        each.submission(),
                        each.words(),
                        by,
                        assembly.clock().instant(),
                        note,
                        true));
            }
        }
        withdrawn.forEach(log::add);
        return withdrawn;
    }

    private Approval approval(Material material, @Nullable String words, String by, String note) {
        var verbatim = material.kind() != Approval.Kind.PHOTO;
        if (verbatim && words != null && (words.isBlank() || !material.words().contains(words.strip()))) {
            throw problem("approve.not_in_it", material.id(), words, material.words());
        }
        return new Approval(
                material.id(),
                material.kind(),
                material.campaign(),
                material.submission(),
                words == null ? material.words() : words.strip(),
                by,
                assembly.clock().instant(),
                note,
                false);
    }

    /** One, or a picture as often as there are campaigns that it was sent in. */
    private List<Material> materials(Warehouse warehouse, String id) {
        var found = new ArrayList<Material>();
        switch (id.isEmpty() ? ' ' : id.charAt(0)) {
            case 'Q' -> Quotation.named(warehouse, id).map(Approvals::of).ifPresent(found::add);
            case 'P' -> Picture.named(warehouse, id).forEach(each -> found.add(of(each)));
            case 'S' ->
                Sponsor.all(warehouse, sponsors).stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .map(Approvals::of)
                        .ifPresent(found::add);
            default -> {}
        }
        if (found.isEmpty()) {
            throw problem("approve.unknown", id);
        }
        return found;
    }

    private static Material of(Sponsor each) {
        return new Material(
                each.id(),
                Approval.Kind.SPONSOR,
                each.campaign(),
                each.submission(),
                each.reporterCode(),
                each.reporter(),
                "",
                each.name(),
                null);
    }

    private static Material of(Quotation each) {
        return new Material(
                each.id(),
                Approval.Kind.QUOTATION,
                each.campaign(),
                each.submission(),
                each.reporterCode(),
                each.reporter(),
                each.part(),
                each.text(),
                null);
    }

    private static Material of(Picture each) {
        var caption = each.caption();
        return new Material(
                each.id(),
                Approval.Kind.PHOTO,
                each.campaign(),
                each.submission(),
                each.reporterCode(),
                each.reporter(),
                "",
                caption == null ? "" : caption,
                null);
    }

    private Warehouse warehouse() {
        var file = assembly.workspace().warehouse();
        if (!Files.isRegularFile(file)) {
            throw problem("no_warehouse", file);
        }
        return new Warehouse(file);
    }

    private static HtsdException problem(String key, Object... arguments) {
        return new HtsdException(Category.INPUT, Message.of(Assembly.BUNDLE, key, arguments));
    }
}
