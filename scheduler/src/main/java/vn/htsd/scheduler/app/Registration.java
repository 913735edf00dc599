package vn.htsd.scheduler.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.bootstrap.RegisterDraft;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.reference.ReferenceImport;
import vn.htsd.data.register.RegisterFile;
import vn.htsd.ingest.land.LandedReporters;

/** Keeps the register of units in the workspace's reference. The caller holds the workspace lock. */
public final class Registration {
    private static final String REPORTERS = "reporters.csv";
    private static final String ALIASES = "reporter_aliases.csv";

    private final Assembly assembly;

    public Registration(Assembly assembly) {
        this.assembly = assembly;
    }

    /**
     * What bootstrapping finds.
     *
     * @param known how many units were registered before
     * @param onlyReturned units that are not registered, since all their reports so far went back
     */
    public record Found(RegisterDraft draft, int known, Set<String> onlyReturned) {}

    /** What the register lacks of the units that reported; changes nothing. */
    public Found draft() {
        var reference = assembly.reference();
        var landed = landed();
        var returned = landed.onlyReturned().stream()
                .filter(code -> !reference.register().isRegistered(code))
                .filter(code -> reference.localities().versionsOf(code).isEmpty())
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
        long known = reference.register().all().stream()
                .map(reporter -> reporter.code())
                .distinct()
                .count();
        return new Found(RegisterDraft.of(reference, landed.sightings()), Math.toIntExact(known), returned);
    }

    /** Adds the draft's rows to the register; what is registered stays as it is. */
    public void register(RegisterDraft draft) {
        if (!draft.added().isEmpty()) {
            replace(REPORTERS, RegisterFile.withReporters(text(REPORTERS), draft.added()));
        }
    }

    /**
     * From now on, and for all that was landed before, {@code alias} is another code of the unit {@code code}.
     *
     * @throws HtsdException if nobody knows one of the two, or they are one already
     */
    public void merge(String alias, String code, @Nullable String note) {
        var register = assembly.reference().register();
        if (register.canonical(alias).equals(register.canonical(code))) {
            throw new HtsdException(Category.INPUT, Message.of(Assembly.BUNDLE, "reporter_same", alias, code));
        }
        var landed = landed();
        for (var each : List.of(alias, code)) {
            if (!assembly.reference().localities().versionsOf(each).isEmpty()) {
                throw new HtsdException(Category.INPUT, Message.of(Assembly.BUNDLE, "reporter_office", each));
            }
            if (!register.isRegistered(each) && !isLanded(each, landed)) {
                throw new HtsdException(Category.INPUT, Message.of(Assembly.BUNDLE, "reporter_unknown", each));
            }
        }
        var now = java.time.Instant.now(assembly.clock()).toString();
        replace(ALIASES, RegisterFile.withAlias(text(ALIASES), register.canonical(alias), code, now, note));
    }

    private static boolean isLanded(String code, LandedReporters landed) {
        return landed.onlyReturned().contains(code)
                || landed.sightings().stream().anyMatch(seen -> seen.code().equals(code));
    }

    private LandedReporters landed() {
        try {
            return LandedReporters.of(assembly.workspace());
        } catch (IOException e) {
            throw unreadable(assembly.workspace().landing(), e);
        }
    }

    private String text(String name) {
        var file = assembly.workspace().reference().resolve(name);
        try {
            return Files.exists(file) ? Files.readString(file) : Reference.shippedText(name);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** By way of an import, which checks the files together and changes nothing where one is bad. */
    private void replace(String name, String text) {
        var scratch = assembly.workspace().scratch().resolve("reference").resolve(name);
        try {
            Files.createDirectories(scratch.getParent());
            Files.writeString(scratch, text);
            ReferenceImport.into(assembly.workspace().reference(), List.of(scratch));
            Files.delete(scratch);
        } catch (IOException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(Assembly.BUNDLE, "unwritable", scratch, e.getMessage()), e);
        }
    }

    private static HtsdException unreadable(Path place, IOException e) {
        return new HtsdException(
                Category.ENVIRONMENT, Message.of(Assembly.BUNDLE, "landing_unreadable", place, e.getMessage()), e);
    }
}
