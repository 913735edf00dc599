package vn.htsd.data.campaign;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.problem.Message;
import vn.htsd.data.yaml.YamlItem;

/** Reads {@code campaigns.yaml} and notes everything that is wrong with it. */
final class CampaignFile {
    private static final String FILE = "campaigns.yaml";
    private static final String BUNDLE = "vn.htsd.data.campaign.messages";
    private static final List<String> RECEIVERS = List.of("commune", "district", "province", "nation");
    private static final List<String> REPORTERS = List.of("unit", "commune", "district", "province");
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 9999;

    private final LocalityCatalogue localities;
    private final List<Message> problems;
    private final WorkingDays workingDays;
    private final BeforeMeans beforeMeans;
    private final List<Campaign.Exemption> exempt;

    private CampaignFile(
            LocalityCatalogue localities,
            List<Message> problems,
            WorkingDays workingDays,
            BeforeMeans beforeMeans,
            List<Campaign.Exemption> exempt) {
        this.localities = localities;
        this.problems = problems;
        this.workingDays = workingDays;
        this.beforeMeans = beforeMeans;
        this.exempt = exempt;
    }

    static CampaignCatalogue.Outcome read(String yaml, LocalityCatalogue localities) {
        var problems = new ArrayList<Message>();
        var root = YamlItem.parse(FILE, yaml, BUNDLE, problems);
        if (root == null) {
            return new CampaignCatalogue.Outcome(null, problems);
        }
        root.only("campaigns", "exempt", "holidays", "working_days", "before_means");
        var file = new CampaignFile(
                localities, problems, workingDays(root), before(root, BeforeMeans.END_OF_DAY), exemptions(root));
        var campaigns = new ArrayList<Campaign>();
        var years = new HashSet<Integer>();
        for (var item : root.items("campaigns")) {
            var campaign = file.campaign(item);
            if (campaign != null && !years.add(campaign.year())) {
                item.wrong("year", "repeated_year", campaign.year());
            } else if (campaign != null) {
                campaigns.add(campaign);
            }
        }
        if (campaigns.isEmpty() && problems.isEmpty()) {
            root.wrong("campaigns", "no_campaign");
        }
        return problems.isEmpty()
                ? new CampaignCatalogue.Outcome(new CampaignCatalogue(campaigns), List.of())
                : new CampaignCatalogue.Outcome(null, problems);
    }

    private @Nullable Campaign campaign(YamlItem item) {
        item.only(
                "year",
                "theme",
                "week_start",
                "week_end",
                "form",
                "supplementary",
                "legal_basis",
                "cut_off",
                "before_means",
                "deadlines",
                "local_weeks",
                "extensions");
        int year = year(item);
        var theme = item.required("theme");
        var form = item.required("form");
        var start = item.day("week_start");
        var end = item.day("week_end");
        checkWeek(item, year, start, end);
        var reading = before(item, beforeMeans);
        int before = problems.size();
        var cutOff = item.optionalDay("cut_off");
        var basis = item.items("legal_basis").stream().map(CampaignFile::basis).toList();
        var deadlines = deadlines(item, year, reading);
        var weeks = start == null ? List.<Campaign.LocalWeek>of() : localWeeks(item, start);
        var extensions = start == null ? List.<Campaign.Extension>of() : extensions(item, year, reading, start);
        boolean supplementary = item.flag("supplementary");
        if (year == 0 || start == null || end == null || end.isBefore(start) || problems.size() > before) {
            return null;
        }
        return new Campaign(
                year, theme, start, end, form, supplementary, basis, cutOff, deadlines, exempt, weeks, extensions);
    }

    private static int year(YamlItem item) {
        var text = item.required("year");
        try {
            int year = Integer.parseInt(text);
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return year;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        if (!text.isEmpty()) {
            item.wrong("year", "year", text);
        }
        return 0;
    }

    private static void checkWeek(YamlItem item, int year, @Nullable LocalDate start, @Nullable LocalDate end) {
        if (start != null && end != null && end.isBefore(start)) {
            item.wrong("week_end", "week_order", end, start);
        }
        if (start != null && year > 0 && start.getYear() != year) {
            item.wrong("week_start", "other_year", start, year);
        }
    }

    private static BeforeMeans before(YamlItem item, BeforeMeans otherwise) {
        var text = item.text("before_means");
        var reading = text.isEmpty() ? otherwise : BeforeMeans.ofCode(text);
        if (reading == null) {
            item.wrong("before_means", "before_means", text);
        }
        return reading == null ? otherwise : reading;
    }

    private static Campaign.LegalBasis basis(YamlItem item) {
        item.only("scope", "scope_code", "document");
        return new Campaign.LegalBasis(
                oneOf(item, "scope", RECEIVERS), item.optional("scope_code"), item.required("document"));
    }

    private List<DeadlineRule> deadlines(YamlItem campaign, int year, BeforeMeans otherwise) {
        var rules = new ArrayList<DeadlineRule>();
        var seen = new HashSet<String>();
        for (var item : campaign.items("deadlines")) {
            item.only(
                    "receiver_level", "receiver_code", "reporter_level", "before", "before_means", "source", "assumed");
            var receiver = oneOf(item, "receiver_level", RECEIVERS);
            var reporter = oneOf(item, "reporter_level", REPORTERS);
            var code = item.optional("receiver_code");
            var day = item.dayOf(year, "before");
            boolean assumed = item.flag("assumed");
            var source = item.required("source");
            if (!seen.add(String.join("/", receiver, String.valueOf(code), reporter, Boolean.toString(assumed)))) {
                item.wrong("before", "repeated_rule", reporter, receiver);
            } else if (day != null) {
                var due = before(item, otherwise).dueDate(day, workingDays);
                rules.add(new DeadlineRule(receiver, code, reporter, day, due, source, assumed));
            }
        }
        return rules;
    }

    private List<Campaign.LocalWeek> localWeeks(YamlItem campaign, LocalDate geography) {
        var weeks = new ArrayList<Campaign.LocalWeek>();
        var seen = new HashSet<String>();
        for (var item : campaign.items("local_weeks")) {
            item.only("code", "week_start", "week_end", "source");
            var code = inForce(item, geography);
            var start = item.day("week_start");
            var end = item.day("week_end");
            var source = item.required("source");
            if (!seen.add(code)) {
                item.wrong("code", "repeated_code", code);
            } else if (start != null && end != null && end.isBefore(start)) {
                item.wrong("week_end", "week_order", end, start);
            } else if (start != null && end != null) {
                weeks.add(new Campaign.LocalWeek(code, start, end, source));
            }
        }
        return weeks;
    }

    private List<Campaign.Extension> extensions(
            YamlItem campaign, int year, BeforeMeans otherwise, LocalDate geography) {
        var extensions = new ArrayList<Campaign.Extension>();
        var seen = new HashSet<String>();
        for (var item : campaign.items("extensions")) {
            item.only("code", "reporter_level", "before", "before_means", "source");
            var code = inForce(item, geography);
            var level = item.optional("reporter_level") == null ? null : oneOf(item, "reporter_level", REPORTERS);
            var day = item.dayOf(year, "before");
            var source = item.required("source");
            if (!seen.add(code + "/" + level)) {
                item.wrong("code", "repeated_code", code);
            } else if (day != null) {
                var due = before(item, otherwise).dueDate(day, workingDays);
                extensions.add(new Campaign.Extension(code, level, day, due, source));
            }
        }
        // What is said of one level beats what is said of all.
        extensions.sort(java.util.Comparator.comparing(extension -> extension.reporterLevel() == null));
        return extensions;
    }

    private String inForce(YamlItem item, LocalDate day) {
        var code = item.required("code");
        if (!code.isEmpty() && localities.at(code, day).isEmpty()) {
            item.wrong("code", "not_in_force", code, day);
        }
        return code;
    }

    private static String oneOf(YamlItem item, String key, List<String> choices) {
        var text = item.required(key);
        if (!text.isEmpty() && !choices.contains(text)) {
            item.wrong(key, "choice", text, String.join(", ", choices));
        }
        return text;
    }

    private static List<Campaign.Exemption> exemptions(YamlItem root) {
        var exemptions = new ArrayList<Campaign.Exemption>();
        for (var item : root.items("exempt")) {
            item.only("code", "from", "reason");
            var code = item.required("code");
            var from = item.day("from");
            var reason = item.required("reason");
            if (from != null) {
                exemptions.add(new Campaign.Exemption(code, from, reason));
            }
        }
        return exemptions;
    }

    private static WorkingDays workingDays(YamlItem root) {
        var holidays = new ArrayList<WorkingDays.Holiday>();
        for (var item : root.items("holidays")) {
            item.only("name", "every_year", "from", "to");
            var name = item.required("name");
            var everyYear = item.optional("every_year");
            if (everyYear != null) {
                var day = monthDay(item, everyYear);
                holidays.add(new WorkingDays.Holiday(name, day, null, null));
            } else {
                var from = item.day("from");
                var to = item.optionalDay("to");
                if (from != null && to != null && to.isBefore(from)) {
                    item.wrong("to", "week_order", to, from);
                }
                holidays.add(new WorkingDays.Holiday(name, null, from, to == null ? from : to));
            }
        }
        return new WorkingDays(holidays, swapped(root));
    }

    private static @Nullable MonthDay monthDay(YamlItem item, String text) {
        try {
            return MonthDay.parse("--" + text);
        } catch (DateTimeException noDay) {
            item.wrong("every_year", "month_day", text);
            return null;
        }
    }

    private static Set<LocalDate> swapped(YamlItem root) {
        var days = new HashSet<LocalDate>();
        for (var text : root.texts("working_days")) {
            try {
                days.add(LocalDate.parse(text));
            } catch (DateTimeException noDay) {
                root.wrong("working_days", "day", text);
            }
        }
        return days;
    }
}
