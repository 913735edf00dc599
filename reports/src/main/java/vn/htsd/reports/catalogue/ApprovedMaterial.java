package vn.htsd.reports.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.htsd.data.approval.Approval;
import vn.htsd.reports.query.Picture;
import vn.htsd.reports.query.Quotation;
import vn.htsd.reports.query.Sponsor;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Photographs;

/** Words, pictures and names of sponsors in print: those that somebody approved, as they were when he looked at them. */
final class ApprovedMaterial {
    private static final int PHOTOS_OF_A_BLOCK = 4;

    private final Edition edition;
    private final List<Quotation> quotations;

    ApprovedMaterial(Edition edition) {
        this.edition = edition;
        var submissions = edition.editorial().approved().values().stream()
                .filter(each -> each.kind() == Approval.Kind.QUOTATION)
                .map(Approval::submission)
                .collect(Collectors.toSet());
        this.quotations = Quotation.of(edition.warehouse(), edition.slice(), submissions).stream()
                .filter(this::mayBeQuoted)
                .toList();
    }

    /** Whether the approval is of just these words: the id says so, and the passage stands in them. */
    private boolean mayBeQuoted(Quotation quotation) {
        var approval = edition.editorial().approved().get(quotation.id());
        return approval != null && quotation.text().contains(approval.words());
    }

    /** What may be quoted of one part. */
    List<Block> quotations(String part) {
        var blocks = new ArrayList<Block>();
        for (var quotation : quotations) {
            var approval = edition.editorial().approved().get(quotation.id());
            if (quotation.part().equals(part) && approval != null) {
                blocks.add(
                        edition.words().paragraph("quotation", approval.words().strip(), quotation.reporter()));
            }
        }
        return blocks;
    }

    /** The sponsors that may be named, each once. */
    List<Block> sponsors() {
        var names = edition.material().sponsors().stream()
                .filter(each -> edition.editorial().approved().containsKey(each.id()))
                .map(Sponsor::name)
                .distinct()
                .sorted()
                .toList();
        return names.isEmpty() ? List.of() : List.of(edition.words().paragraph("sponsors", String.join("; ", names)));
    }

    /** The pictures that may be shown. */
    List<Block> photographs() {
        var shots = new ArrayList<Photographs.Shot>();
        for (var picture : edition.material().pictures()) {
            var approval = edition.editorial().approved().get(picture.id());
            if (approval != null || picture.listed()) {
                var caption = approval != null && !approval.words().isBlank() ? approval.words() : picture.caption();
                shots.add(shot(edition.editorial().photos(), picture, caption == null ? picture.reporter() : caption));
            }
        }
        return blocks(edition, shots, "photographs");
    }

    static Photographs.Shot shot(Path photos, Picture picture, String caption) {
        var file = photos.resolve(picture.sha256().substring(0, 2)).resolve(picture.sha256() + ".jpg");
        return new Photographs.Shot(file, caption);
    }

    static List<Block> blocks(Edition edition, List<Photographs.Shot> shots, String caption) {
        var blocks = new ArrayList<Block>();
        for (int from = 0; from < shots.size(); from += PHOTOS_OF_A_BLOCK) {
            var some = shots.subList(from, Math.min(from + PHOTOS_OF_A_BLOCK, shots.size()));
            if (from == 0) {
                blocks.add(edition.words().caption(caption));
            }
            blocks.add(new Block.Picture(
                    new Photographs(some),
                    some.stream().map(Photographs.Shot::caption).collect(Collectors.joining("; "))));
        }
        return blocks;
    }
}
