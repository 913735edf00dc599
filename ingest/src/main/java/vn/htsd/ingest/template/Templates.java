package vn.htsd.ingest.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.form.FormDefinition;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;

/** Writes blank forms, each with its reporter's details filled in. */
public final class Templates {
    /** Form B: each row is a report of another reporter. */
    private static final String MANY_REPORTS = "B";

    private static final String EXTENSION = ".xlsx";

    private final FormCatalogue forms;
    private final Reference reference;

    public Templates(FormCatalogue forms, Reference reference) {
        this.forms = forms;
        this.reference = reference;
    }

    /**
     * Writes the form of one reporter.
     *
     * @param formId null for the form of the latest campaign
     * @param out the file, or a directory to put it into
     * @return the file
     * @throws HtsdException if the form or the reporter is unknown, or the file cannot be written
     */
    public Path write(@Nullable String formId, String reporter, Path out) {
        var issue = issue(formId);
        var addressee = issue.addressees
                .of(reporter.strip())
                .orElseThrow(() -> problem(Category.INPUT, "unknown_reporter", reporter, issue.campaign.weekStart()));
        boolean file = out.toString().toLowerCase(java.util.Locale.ROOT).endsWith(EXTENSION) && !Files.isDirectory(out);
        var target = file ? out : out.resolve(TemplateFile.name(issue.form.id(), addressee));
        save(issue.bytes(addressee), target.toAbsolutePath());
        return target;
    }

    /**
     * Writes the form of every registered reporter and every administrative unit in force, in folders by province, district
     * and commune.
     *
     * @param formId null for the form of the latest campaign
     * @return how many
     */
    public int writeAll(@Nullable String formId, Path directory, Progress progress) {
        var issue = issue(formId);
        var all = issue.addressees.all().toList();
        var folders = new HashSet<Path>();
        var taken = new HashSet<Path>();
        try (var step = progress.step(Words.say("progress"), all.size())) {
            for (var addressee : all) {
                var folder = directory.resolve(TemplateFile.folder(addressee)).toAbsolutePath();
                if (folders.add(folder)) {
                    create(folder);
                }
                var target = folder.resolve(TemplateFile.name(issue.form.id(), addressee));
                if (!taken.add(Path.of(target.toString().toLowerCase(java.util.Locale.ROOT)))) {
                    throw problem(Category.INPUT, "same_file", addressee.code(), target);
                }
                save(issue.bytes(addressee), target);
                step.advance(1);
            }
        }
        return all.size();
    }

    private Issue issue(@Nullable String formId) {
        var id = formId == null ? reference.campaigns().latest().form() : formId;
        var form = forms.form(id)
                .orElseThrow(() -> problem(Category.INPUT, "unknown_form", id, String.join(", ", forms.ids())));
        var campaign = reference
                .campaigns()
                .of(form.campaignYear())
                .orElseThrow(() -> problem(
                        Category.INPUT,
                        "no_campaign",
                        form.id(),
                        form.campaignYear(),
                        reference.campaigns().years()));
        return new Issue(forms, form, campaign, new Addressees(reference, forms, campaign.weekStart()));
    }

    /** One form of one year, and what was made of it so far. */
    private static final class Issue {
        private final FormDefinition form;
        private final Campaign campaign;
        private final Addressees addressees;
        private final BlankForm blank;
        private final Map<Set<String>, Master> masters = new HashMap<>();

        Issue(FormCatalogue forms, FormDefinition form, Campaign campaign, Addressees addressees) {
            this.form = form;
            this.campaign = campaign;
            this.addressees = addressees;
            this.blank = new BlankForm(forms, form, campaign);
        }

        /** Where some details are missing, their cells are blank: such reporters share a workbook of their own. */
        byte[] bytes(Addressee addressee) {
            var values = addressee.all();
            if (form.kind().equals(MANY_REPORTS)) {
                return blank.bytes(values, below(addressee));
            }
            return masters.computeIfAbsent(
                            values.keySet(), names -> new Master(blank.bytes(Master.marks(names), List.of())))
                    .with(values);
        }

        private List<Map<String, String>> below(Addressee addressee) {
            return addressees.below(addressee.code()).stream()
                    .map(Addressee::values)
                    .toList();
        }
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(Words.BUNDLE, "unwritable", folder, e.getMessage()), e);
        }
    }

    /** The file is complete or not there at all. */
    private static void save(byte[] bytes, Path target) {
        try {
            var folder = Objects.requireNonNull(target.getParent());
            Files.createDirectories(folder);
            var part = folder.resolve("." + target.getFileName() + ".tmp");
            Files.write(part, bytes);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(Words.BUNDLE, "unwritable", target, e.getMessage()), e);
        }
    }

    private static HtsdException problem(Category category, String key, Object... arguments) {
        return new HtsdException(category, Message.of(Words.BUNDLE, key, arguments));
    }
}
