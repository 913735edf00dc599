package vn.htsd.reports.catalogue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.render.Figures;

/**
 * Which published figures two builds differ in, and what moved them: what a report on a correction is written from.
 *
 * @param moves of each figure one a cause; the nation first, then by code
 */
public record Revision(Version older, Version newer, List<Move> moves) {
    public Revision {
        moves = List.copyOf(moves);
    }

    /**
     * One of the two builds.
     *
     * @param name of the release; null for the published build, which has none
     * @param official whether its figures are final; false where they are preliminary or have no name
     */
    public record Version(@Nullable String name, boolean official, @Nullable Instant asOf) {
        /** {@code “chinh-thuc” (số liệu chính thức), số liệu tính đến …} */
        String said(Wording words, Figures figures) {
            var moment = asOf == null ? words.of("no_moment") : figures.moment(asOf);
            return name == null
                    ? words.of("present", moment)
                    : words.of("release", name, words.of(official ? "official" : "preliminary"), moment);
        }
    }

    /**
     * One figure that moved, and one of the things that moved it.
     *
     * @param measure column of {@code locality_summary}
     * @param before null where nothing was reported; {@code after} the same
     * @param reason {@code new_report}, {@code late}, {@code revision}, {@code withdrawn}, {@code decision},
     *     {@code consolidation}, {@code reference} or {@code program}
     * @param part how much of the move is due to this cause; null where that cannot be said
     * @param reporter code of who reported; null where the cause is no report
     * @param cause number of the submission or of the decision
     * @param letter the document that a correction rests on, as it was recorded; null where none was
     */
    public record Move(
            int campaign,
            String level,
            String code,
            String name,
            String measure,
            @Nullable Long before,
            @Nullable Long after,
            String reason,
            @Nullable Long part,
            @Nullable String reporter,
            @Nullable String cause,
            @Nullable String fileName,
            @Nullable Instant receivedAt,
            @Nullable String letter) {
        long change() {
            return (after == null ? 0 : after) - (before == null ? 0 : before);
        }
    }

    /** The moves of one campaign alone. */
    Revision of(int campaign) {
        return new Revision(
                older,
                newer,
                moves.stream().filter(move -> move.campaign() == campaign).toList());
    }

    public boolean isEmpty() {
        return moves.isEmpty();
    }

    List<Integer> campaigns() {
        return moves.stream().map(Move::campaign).distinct().sorted().toList();
    }
}
