package vn.htsd.ingest.check;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import vn.htsd.data.finding.Rule;
import vn.htsd.ingest.read.Grid;

/** Hidden rows, columns and sheets are read like all others; once a sheet, the officer is told what is hidden. */
final class HiddenContent {
    private HiddenContent() {}

    /** @param ours rows that the form itself hides */
    static void note(Grid.Sheet sheet, Predicate<Grid.Row> ours, Findings findings) {
        var layout = sheet.layout();
        if (layout.hidden()) {
            findings.addWith("hidden_sheet", Rule.HIDDEN_CONTENT, sheet.name(), null, sheet.name());
            return;
        }
        if (layout.hiddenRows().isEmpty() && layout.hiddenColumns().isEmpty()) {
            return;
        }
        var rows = new TreeSet<Integer>();
        var columns = new TreeSet<Integer>();
        var first = new ArrayList<String>();
        for (var row : sheet.rows()) {
            boolean hidden = layout.hiddenRows().contains(row.number());
            if (ours.test(row)) {
                continue;
            }
            if (hidden) {
                rows.add(row.number());
            }
            for (var cell : row.cells()) {
                boolean ofColumn = layout.hiddenColumns().contains(cell.column());
                if (ofColumn) {
                    columns.add(cell.column());
                }
                if ((hidden || ofColumn) && first.isEmpty()) {
                    first.add(sheet.place(row.number(), cell.column()));
                }
            }
        }
        if (!first.isEmpty()) {
            var where = new ArrayList<String>();
            runs(rows).forEach(run -> where.add(run.get(0) + ":" + run.get(1)));
            runs(columns).forEach(run -> where.add(letters(run.get(0)) + ":" + letters(run.get(1))));
            findings.add(Rule.HIDDEN_CONTENT, first.get(0), null, sheet.name(), String.join(", ", where));
        }
    }

    /** First and last of each run of neighbours, as Excel writes rows and columns: 7:9, D:D. */
    private static List<List<Integer>> runs(TreeSet<Integer> numbers) {
        var runs = new ArrayList<List<Integer>>();
        for (int number : numbers) {
            var last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last != null && last.get(1) == number - 1) {
                runs.set(runs.size() - 1, List.of(last.get(0), number));
            } else {
                runs.add(List.of(number, number));
            }
        }
        return runs;
    }

    private static String letters(int column) {
        return Grid.address(0, column).replace("0", "");
    }
}
