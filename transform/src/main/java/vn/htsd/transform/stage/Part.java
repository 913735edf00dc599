package vn.htsd.transform.stage;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * One file of a table: the rows of a campaign, or of one of its branches. Tables by campaign have a directory for each ({@code
 * campaign_year=2025/part-04.parquet}), the others say the campaign in the name ({@code part-2025-04.parquet}). What is not
 * divided is {@code part-0.parquet} and {@code part-2025.parquet}.
 */
public record Part(int year, String branch) {
    private static final String NO_YEAR = "none";
    private static final Pattern FLAT = Pattern.compile("part-(\\d+|none)(?:-(.+))?\\.parquet");
    private static final Pattern INSIDE = Pattern.compile("part-(.+)\\.parquet");
    private static final Pattern CAMPAIGN = Pattern.compile("campaign_year=(\\d+)");

    /** The file of a table whose rows have no campaign in their key. */
    public static Part ofFlat(Path file) {
        var name = FLAT.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException("No part of a table: " + file);
        }
        int year = name.group(1).equals(NO_YEAR) ? Scope.NO_YEAR : Integer.parseInt(name.group(1));
        return new Part(year, name.group(2) == null ? Branches.ALL : name.group(2));
    }

    /** The branch that a file in the directory of a campaign holds. */
    public static String branchOf(Path file) {
        var name = INSIDE.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException("No part of a campaign: " + file);
        }
        return name.group(1);
    }

    /** The campaign whose directory it is. */
    public static int yearOf(Path directory) {
        var name = CAMPAIGN.matcher(directory.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException("No directory of a campaign: " + directory);
        }
        return Integer.parseInt(name.group(1));
    }

    /** Its name in a table whose rows have no campaign in their key. */
    public String flat() {
        return "part-" + (year == Scope.NO_YEAR ? NO_YEAR : Integer.toString(year))
                + (branch.equals(Branches.ALL) ? "" : "-" + branch) + ".parquet";
    }

    /** Its name in the directory of its campaign. */
    public static String inside(String branch) {
        return "part-" + branch + ".parquet";
    }
}
