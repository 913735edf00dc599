package vn.htsd.ingest.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FormDefinition;
import vn.htsd.data.report.Activity;
import vn.htsd.data.report.Contact;
import vn.htsd.data.report.Funding;
import vn.htsd.data.report.Held;
import vn.htsd.data.report.Kind;
import vn.htsd.data.report.Measure;
import vn.htsd.data.report.Narrative;
import vn.htsd.data.report.Nature;
import vn.htsd.data.report.Opening;
import vn.htsd.data.report.Participants;
import vn.htsd.data.report.Report;

/** Puts a draft into words: a whole report as an officer would have written it. */
final class ReportComposer {
    private static final String MADE_UP = "";
    private static final List<String> FORMATS = List.of("rally", "flag_salute", "extracurricular", "rally");
    private static final List<String> ASSESSMENTS = List.of("achieved", "achieved", "exceeded", "not_achieved");

    private final Phrases phrases;
    private final FormDefinition form;
    private final Campaign campaign;
    private final boolean byActivity;
    /** Columns of this year's table of activities. */
    private final Set<String> columns;

    ReportComposer(Phrases phrases, FormDefinition form, Campaign campaign) {
        this.phrases = phrases;
        this.form = form;
        this.campaign = campaign;
        this.byActivity = form.sheet("activities").isPresent();
        this.columns = form.sheet("activities").stream()
                .flatMap(sheet -> sheet.fields().stream())
                .map(Field::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    Report compose(Draft draft, Dice dice) {
        boolean nil = draft.held() == Held.NOT_HELD;
        var author = draft.author();
        var planDate = campaign.weekStart().minusDays(dice.whole(6, 16));
        return new Report(
                form.id(),
                campaign.year(),
                draft.kind(),
                draft.revision() == 1 ? Nature.FIRST : Nature.REPLACEMENT,
                draft.revision(),
                draft.held(),
                reason(draft.held(), dice),
                author.reporter(draft.countedIn()),
                null,
                dice.whole(3, 480) + "/BC-" + author.office(),
                draft.signed(),
                phrases.person(dice),
                nil ? null : dice.whole(5, 260) + "/KH-" + author.office(),
                nil ? null : planDate,
                nil || draft.figures().opening() == 0 ? null : opening(draft, dice),
                nil ? List.of() : activities(draft, dice),
                nil ? List.of() : funding(draft.figures(), dice),
                draft.coverage(),
                draft.duplicates(),
                nil ? List.of() : narratives(draft, dice),
                contact(author, dice),
                true);
    }

    private @Nullable String reason(Held held, Dice dice) {
        return switch (held) {
            case NOT_HELD -> dice.oneOf(phrases.of("held_reason"));
            case INTEGRATED -> dice.oneOf(phrases.of("integrated_reason"));
            case HELD, POSTPONED -> null;
        };
    }

    private Opening opening(Draft draft, Dice dice) {
        return new Opening(
                campaign.weekStart().plusDays(dice.chance(.8) ? 0 : 1),
                hall(draft),
                dice.oneOf(FORMATS),
                Measure.exactly(draft.figures().opening()),
                dice.oneOf(ASSESSMENTS),
                MADE_UP);
    }

    private static String hall(Draft draft) {
        return switch (draft.author().level()) {
            case UNIT -> draft.author().name();
            case COMMUNE, DISTRICT -> "Nhà văn hóa " + draft.author().locality().fullName();
            case PROVINCE, MINISTRY ->
                "Hội trường trung tâm " + draft.author().locality().fullName();
        };
    }

    private List<Activity> activities(Draft draft, Dice dice) {
        if (!byActivity) {
            return List.of(allButOpening(draft.figures()));
        }
        // The opening stands on its own sheet; a third of the units leave it out of the table.
        int first = draft.kind() == Kind.DIRECT && dice.chance(.33) ? 1 : 0;
        var activities = new ArrayList<Activity>();
        for (int group = first; group < Figures.GROUPS.size(); group++) {
            for (int mode = 0; mode < Figures.MODES.size(); mode++) {
                if (draft.figures().total(group, mode) > 0) {
                    activities.add(activity(draft, group, mode, dice));
                }
            }
        }
        return activities;
    }

    /** The form of 2023 knows one total; less the opening it is one activity of no stated group. */
    private static Activity allButOpening(Figures figures) {
        long rest = figures.participants() - figures.opening();
        return new Activity(
                "other",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Measure.exactly(figures.classes()),
                null,
                Participants.ofTotal(Measure.exactly(rest)),
                MADE_UP);
    }

    private Activity activity(Draft draft, int group, int mode, Dice dice) {
        var figures = draft.figures();
        var code = Figures.GROUPS.get(group);
        boolean whole = draft.kind() == Kind.CONSOLIDATED;
        var start = group == 0 ? campaign.weekStart() : campaign.weekStart().plusDays(dice.whole(0, 4));
        var end = group == 0 ? start : start.plusDays(dice.whole(0, 2));
        long classes = figures.classes(group, mode);
        long female = figures.female(group, mode);
        return new Activity(
                code,
                dice.oneOf(phrases.of("activity/" + code)),
                Figures.MODES.get(mode),
                whole ? campaign.weekStart() : start,
                whole ? campaign.weekEnd() : end,
                whole ? "Các đơn vị trên địa bàn " + draft.author().locality().fullName() : hall(draft),
                null,
                whole ? null : draft.author().name(),
                classes == 0 ? null : Measure.exactly(classes),
                Measure.exactly(figures.sessions(group, mode)),
                new Participants(
                        Measure.exactly(figures.total(group, mode)),
                        people(figures, group, mode),
                        female == 0 || !columns.contains("participants.female") ? null : female),
                MADE_UP);
    }

    /** Only what this year's form asks for: people of a group without a column are in the total alone. */
    private LinkedHashMap<String, Long> people(Figures figures, int group, int mode) {
        var people = new LinkedHashMap<String, Long>();
        for (int population = 0; population < Figures.PEOPLE.size(); population++) {
            long count = figures.people(group, mode, population);
            if (count > 0 && columns.contains("participants." + Figures.PEOPLE.get(population))) {
                people.put(Figures.PEOPLE.get(population), count);
            }
        }
        return people;
    }

    private List<Funding> funding(Figures figures, Dice dice) {
        var lines = new ArrayList<Funding>();
        for (int source = 0; source < Figures.SOURCES.size(); source++) {
            var code = Figures.SOURCES.get(source);
            boolean known = byActivity || code.equals("state_budget") || code.equals("mobilised");
            long amount = figures.money(source);
            if (known && amount > 0) {
                var sponsor = byActivity && code.equals("mobilised") ? dice.oneOf(phrases.of("sponsor")) : null;
                lines.add(new Funding(code, sponsor, Measure.exactly(amount), 0, null, MADE_UP));
            }
        }
        return lines;
    }

    private List<Narrative> narratives(Draft draft, Dice dice) {
        int sentences = draft.kind() == Kind.CONSOLIDATED ? 4 : 2;
        var narratives = new ArrayList<Narrative>();
        for (var section : List.of(
                "narrative.direction", "narrative.preparation", "narrative.communication", "assessment.advantages")) {
            narratives.add(narrative(section, phrases.paragraph(section, sentences, dice), draft));
        }
        narratives.add(narrative(
                "assessment.difficulties",
                phrases.themed("assessment.difficulties", sentences, campaign.year(), dice),
                draft));
        for (var section :
                List.of("proposals.ministry", "proposals.province", "proposals.department", "proposals.commune")) {
            if (dice.chance(.8)) {
                narratives.add(narrative(section, phrases.paragraph(section, sentences / 2, dice), draft));
            }
        }
        return narratives;
    }

    private Narrative narrative(String section, String text, Draft draft) {
        var words = text.replace("{place}", draft.author().locality().fullName())
                .replace("{year}", Integer.toString(campaign.year()));
        return new Narrative(section, words, MADE_UP);
    }

    /** Nobody: numbers of a block that no network gives out, addresses of a domain kept for examples. */
    private Contact contact(Author author, Dice dice) {
        var phone = "0900 " + digits(dice) + " " + digits(dice);
        var email = "baocao." + author.code().toLowerCase(Locale.ROOT) + "@example.vn";
        return new Contact(phrases.person(dice), phone, email);
    }

    private static String digits(Dice dice) {
        return String.format(Locale.ROOT, "%03d", dice.whole(0, 999));
    }
}
