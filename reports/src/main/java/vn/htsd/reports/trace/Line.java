package vn.htsd.reports.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a figure rests on.
 *
 * @param node where the line explains the residual or adjustment of a node: its key; else null
 * @param basis {@code reported}, {@code residual}, {@code adjustment}; blank for what is no fact
 * @param code of the reporter, or of the administrative unit
 * @param members what the row is of: activity group, population group and mode; funding source; status
 * @param places sheet and cells, or JSON Pointers, as they were landed
 */
public record Line(
        Role role,
        @Nullable String node,
        int sign,
        int campaignYear,
        String table,
        String column,
        String code,
        String name,
        List<String> members,
        String basis,
        @Nullable Long value,
        @Nullable SourceFile file,
        List<String> places) {
    public Line {
        members = List.copyOf(members);
        places = List.copyOf(places);
    }

    /** The same row, said for another reason. */
    Line as(Role other, @Nullable String ofNode, int otherSign) {
        return new Line(
                other, ofNode, otherSign, campaignYear, table, column, code, name, members, basis, value, file, places);
    }

    /** What a line says. Lines that are {@code COUNTED} add up to the figure; the others explain. */
    public enum Role {
        COUNTED,
        /** What the consolidated report of the node declares. */
        DECLARED,
        /** What is known in detail below the node, and was taken off the declared figure. */
        DETAIL,
        /** A fact of a locality that was divided; the share that counts is a line of its own. */
        DIVIDED,
        /** "Số trùng đã loại trừ". */
        DUPLICATES,
        /** A decision that set the figure of the node. */
        DECISION
    }
}
