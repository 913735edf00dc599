package vn.htsd.ingest.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.register.ReporterNames;
import vn.htsd.data.register.ReporterRegister;
import vn.htsd.data.report.Level;

/** The code under which a reporter is known: its own, its office's, the register's, or one made from its name. */
final class ReporterIdentity {
    private static final String CODE = "reporter.code";
    private static final int PROVISIONAL_DIGITS = 10;
    /** How names begin that say what kind of unit bears them. */
    private static final List<String> KINDS = Stream.of(
                    "Mầm non",
                    "Mẫu giáo",
                    "Nhà trẻ",
                    "Tiểu học",
                    "Trung học cơ sở",
                    "Trung học phổ thông",
                    "Phổ thông",
                    "Trung cấp",
                    "Cao đẳng",
                    "Đại học",
                    "Học viện",
                    "Trung tâm học tập cộng đồng",
                    "Trung tâm giáo dục",
                    "Trung tâm GDTX",
                    "Trung tâm GDNN",
                    "Thư viện",
                    "Bảo tàng",
                    "Hội Khuyến học",
                    "Công an",
                    "Tổ dân phố")
            .map(ReporterNames::key)
            .toList();

    private final ReporterRegister register;
    private final LocalityCatalogue localities;

    ReporterIdentity(ReporterRegister register, LocalityCatalogue localities) {
        this.register = register;
        this.localities = localities;
    }

    record Identity(String code, boolean provisional) {}

    Identity of(Section form, Level level, String name, Locality locality, LocalDate day, Findings findings) {
        if (level != Level.UNIT && level != Level.MINISTRY) {
            return new Identity(locality.code(), false);
        }
        var code = form.text(CODE);
        if (code != null) {
            return new Identity(given(form, level, code, name, day, findings), false);
        }
        var type = form.text("reporter.type");
        var registered = register.named(name, type, locality, day);
        if (registered.isPresent()) {
            return new Identity(registered.get().code(), false);
        }
        var provisional = register.canonical(provisional(name, type, locality));
        findings.add(Rule.REPORTER_PROVISIONAL, form.place(CODE), name, provisional);
        return new Identity(provisional, true);
    }

    /**
     * A code copied from another form would silently replace that reporter's report: a unit never reports under the code of
     * an administrative unit, and another name than the registered one is worth a look.
     */
    private String given(Section form, Level level, String code, String name, LocalDate day, Findings findings) {
        var office = level == Level.UNIT ? localities.at(code, day) : java.util.Optional.<Locality>empty();
        if (office.isPresent()) {
            findings.addWith(
                    "unit_with_office_code",
                    Rule.VALUE_INVALID,
                    form.place(CODE),
                    code,
                    office.get().fullName());
            return code;
        }
        var known = register.withZeros(code, day);
        if (known.isEmpty()) {
            return register.canonical(code);
        }
        boolean merged = !register.canonical(code).equals(code);
        if (!merged && !known.get().code().equals(code)) {
            findings.add(Rule.CODE_PADDED, form.place(CODE), code, known.get().code());
        }
        if (!merged && !ReporterNames.alike(known.get().name(), name)) {
            findings.add(
                    Rule.REPORTER_NAME_DIFFERS,
                    form.place(CODE),
                    code,
                    known.get().name(),
                    name);
        }
        return known.get().code();
    }

    /**
     * A name that tells what kind of unit it is needs no type beside it: a form B gives none, and the unit's own report
     * must come to the same code.
     */
    private static String provisional(String name, @Nullable String type, Locality locality) {
        var key = ReporterNames.key(name);
        boolean told = KINDS.stream().anyMatch(kind -> key.length() > kind.length() && key.startsWith(kind));
        var identity = key + "|" + (type == null || told ? "" : type) + "|" + locality.code();
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return "T-" + HexFormat.of().formatHex(sha).substring(0, PROVISIONAL_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
