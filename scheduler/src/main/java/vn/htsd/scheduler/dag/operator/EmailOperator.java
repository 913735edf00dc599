package vn.htsd.scheduler.dag.operator;

import java.util.List;
import java.util.Set;
import vn.htsd.scheduler.dag.yaml.DagException;
import vn.htsd.scheduler.dag.yaml.Keys;

/** Sends a letter by e-mail. */
public record EmailOperator(
        List<String> to, List<String> cc, List<String> bcc, String subject, String html, List<String> files)
        implements Operator {
    static final Set<String> KEYS = Set.of(
            "to",
            "subject",
            "html_content",
            "files",
            "cc",
            "bcc",
            "mime_subtype",
            "mime_charset",
            "conn_id",
            "custom_headers",
            "from_email");

    public EmailOperator {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        files = List.copyOf(files);
    }

    static EmailOperator read(Keys keys) {
        if (keys.oneOrMore("to").isEmpty()) {
            throw DagException.at(keys.place("to"), "missing", "to");
        }
        return new EmailOperator(
                keys.oneOrMore("to"),
                keys.oneOrMore("cc"),
                keys.oneOrMore("bcc"),
                keys.required("subject"),
                keys.required("html_content"),
                keys.texts("files"));
    }

    @Override
    public EmailOperator rendered(Rendering render) {
        return new EmailOperator(
                Fields.rendered(to, render),
                Fields.rendered(cc, render),
                Fields.rendered(bcc, render),
                render.text(subject),
                render.text(html),
                Fields.rendered(files, render));
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.email(this);
    }
}
