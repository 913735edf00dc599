package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/** "Phiếu tiếp nhận báo cáo": one page for one file that was received, with as much of its findings as fits. */
public final class ReceiptSlip {
    private static final int MOST_REPORTS = 8;
    private static final int MOST_REPORTS_BESIDE_FINDINGS = 3;
    /** What the page has left for findings, in points. */
    private static final int ROOM_FOR_FINDINGS = 180;

    private static final int ROOM_OF_REPORTS = 100;
    private static final int ROW = 15;
    private static final int FURTHER_LINE = 12;

    private static final int LETTERS_A_LINE = 52;
    private static final int LETTERS_OF_A_PLACE = 16;
    private static final int LONGEST_MESSAGE = 260;
    private static final int LONGEST_NAME = 120;

    private final Wording words;
    private final Figures figures;

    public ReceiptSlip(Locale locale) {
        this.words = Wording.of("receipt", locale);
        this.figures = new Figures(locale);
    }

    public String title(Receipt receipt) {
        return words.of("title", receipt.file());
    }

    /** The beginning of the content hash: with it, the file is found again. */
    public String number(Receipt receipt) {
        return words.of(
                "number",
                receipt.sha256().substring(0, Math.min(12, receipt.sha256().length())));
    }

    public String subject(Receipt receipt) {
        var years = receipt.reports().stream()
                .map(Receipt.Sent::campaignYear)
                .distinct()
                .toList();
        return years.size() == 1 && years.get(0) != null
                ? words.of("subject", String.valueOf(years.get(0)))
                : words.of("subject_plain");
    }

    public String recipients() {
        return words.of("recipients");
    }

    public String authority() {
        return words.of("authority");
    }

    public List<Block> blocks(Receipt receipt) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Grid(new Table("receipt-facts", facts(receipt))));
        if (receipt.reports().size() > 1) {
            reports(receipt, blocks);
        }
        findings(receipt, blocks);
        toDo(receipt, blocks);
        blocks.add(new Block.Legend(words.of("made_by")));
        return blocks;
    }

    private List<Row> facts(Receipt receipt) {
        var rows = new ArrayList<Row>();
        rows.add(fact("file", shortened(receipt.file(), LONGEST_NAME)));
        rows.add(fact("received", figures.moment(receipt.receivedAt())));
        rows.add(Row.total("label", words.of("result"), "value", words.of("status_" + status(receipt))));
        if (receipt.reports().size() == 1) {
            var sent = receipt.reports().get(0);
            rows.add(fact("reporter", reporter(sent)));
            rows.add(fact(
                    "report",
                    words.of(
                            "which",
                            sent.form() == null ? words.of("unknown") : sent.form(),
                            orUnknown(sent.campaignYear()),
                            kind(sent),
                            orUnknown(sent.revision()))));
            rows.add(fact("deadline", deadline(receipt, sent)));
            if (!sent.status().equals("returned")) {
                rows.add(fact(
                        "totals",
                        words.of(
                                "totals_of",
                                figures.count(sent.participants()),
                                figures.count(sent.classes()),
                                figures.count(sent.sessions()),
                                figures.count(sent.amountVnd()))));
            }
        }
        return rows;
    }

    private Row fact(String label, String value) {
        return Row.of("label", words.of(label), "value", value);
    }

    /** A single report that is only kept for comparison says so. */
    private static String status(Receipt receipt) {
        boolean memo = receipt.reports().size() == 1
                && receipt.reports().get(0).status().equals("memo");
        return memo ? "memo" : receipt.status();
    }

    private String reporter(Receipt.Sent sent) {
        var name = sent.reporterName() == null ? words.of("unknown") : shortened(sent.reporterName(), LONGEST_NAME);
        return sent.reporterCode() == null ? name : words.of("reporter_code", name, sent.reporterCode());
    }

    private String kind(Receipt.Sent sent) {
        return words.of("kind_" + (sent.kind() == null ? "" : sent.kind()));
    }

    private String orUnknown(@Nullable Long number) {
        return number == null ? words.of("unknown") : number.toString();
    }

    private String deadline(Receipt receipt, Receipt.Sent sent) {
        var due = sent.deadline();
        if (due == null) {
            return words.of("deadline_none");
        }
        if (sent.deadlineAssumed()) {
            return words.of("deadline_assumed", figures.day(due));
        }
        return words.of(receipt.day().isAfter(due) ? "deadline_late" : "deadline_on_time", figures.day(due));
    }

    private void reports(Receipt receipt, List<Block> blocks) {
        var rows = new ArrayList<Row>();
        int most = toActOn(receipt).isEmpty() ? MOST_REPORTS : MOST_REPORTS_BESIDE_FINDINGS;
        for (var sent : receipt.reports().stream().limit(most).toList()) {
            rows.add(Row.of(
                    "no", Integer.toString(rows.size() + 1),
                    "reporter", reporter(sent),
                    "which",
                            words.of(
                                    "which_short",
                                    orUnknown(sent.campaignYear()),
                                    kind(sent),
                                    orUnknown(sent.revision())),
                    "status", words.of("short_" + sent.status()),
                    "people", sent.status().equals("returned") ? "" : figures.count(sent.participants()),
                    "money", sent.status().equals("returned") ? "" : figures.count(sent.amountVnd())));
        }
        blocks.add(words.caption("reports_heading"));
        blocks.add(new Block.Grid(new Table("receipt-reports", rows)));
        more("more_reports", receipt.reports().size() - rows.size(), blocks);
    }

    private void findings(Receipt receipt, List<Block> blocks) {
        var toActOn = toActOn(receipt);
        if (toActOn.isEmpty()) {
            return;
        }
        int room = ROOM_FOR_FINDINGS - (receipt.reports().size() > 1 ? ROOM_OF_REPORTS : 0);
        var rows = new ArrayList<Row>();
        for (var finding : toActOn) {
            var message = shortened(words.name(finding.messageVi(), finding.messageEn()), LONGEST_MESSAGE);
            var place = finding.place().isEmpty() ? words.of("whole_file") : shortened(finding.place(), 60);
            room -= ROW
                    + FURTHER_LINE * Math.max(message.length() / LETTERS_A_LINE, place.length() / LETTERS_OF_A_PLACE);
            if (room < 0 && !rows.isEmpty()) {
                break;
            }
            rows.add(Row.of(
                    "no",
                    Integer.toString(rows.size() + 1),
                    "severity",
                    words.of("severity_" + finding.severity()),
                    "place",
                    place,
                    "message",
                    message));
        }
        blocks.add(words.caption(
                toActOn.stream().anyMatch(finding -> finding.severity().equals("error"))
                        ? "findings_errors"
                        : "findings_warnings"));
        blocks.add(new Block.Grid(new Table("receipt-findings", rows)));
        more("more_findings", toActOn.size() - rows.size(), blocks);
    }

    private static List<Receipt.Said> toActOn(Receipt receipt) {
        return receipt.findings().stream()
                .filter(finding -> !finding.severity().equals("info"))
                .sorted(Comparator.comparing(finding -> !finding.severity().equals("error")))
                .toList();
    }

    private void more(String key, int hidden, List<Block> blocks) {
        if (hidden > 0) {
            blocks.add(new Block.Legend(words.of(key, Integer.toString(hidden))));
        }
    }

    private void toDo(Receipt receipt, List<Block> blocks) {
        boolean toCorrect =
                receipt.status().equals("returned") || receipt.status().equals("partly");
        boolean toReview = receipt.findings().stream()
                .anyMatch(finding -> finding.severity().equals("warning"));
        blocks.add(words.paragraph(toCorrect ? "to_do_returned" : toReview ? "review" : "nothing_to_do"));
        var note = words.vietnamese() ? receipt.noteVi() : receipt.noteEn();
        if (receipt.markedWorkbook() != null) {
            blocks.add(words.paragraph("to_do_marked", shortened(receipt.markedWorkbook(), LONGEST_NAME)));
        } else if (note != null) {
            blocks.add(new Block.Paragraph(note));
        }
    }

    private static String shortened(String text, int most) {
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }
}
