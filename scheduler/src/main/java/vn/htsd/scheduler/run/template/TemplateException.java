package vn.htsd.scheduler.run.template;

/** A template cannot be rendered: a name is not defined, or it is no Jinja. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TemplateException(String message) {
        super(message);
    }
}
