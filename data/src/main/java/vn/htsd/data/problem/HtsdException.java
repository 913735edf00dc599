package vn.htsd.data.problem;

/**
 * A command cannot go on. Carries a sentence for people in both languages; the cause, if any, goes to the log and never
 * to the terminal. What is wrong <em>inside</em> a report is no exception but a {@code Finding}.
 */
public final class HtsdException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Category category;
    private final transient Message sentence;

    public HtsdException(Category category, Message sentence) {
        super(sentence.in(java.util.Locale.ENGLISH));
        this.category = category;
        this.sentence = sentence;
    }

    public HtsdException(Category category, Message sentence, Throwable cause) {
        super(sentence.in(java.util.Locale.ENGLISH), cause);
        this.category = category;
        this.sentence = sentence;
    }

    public Category category() {
        return category;
    }

    /** The sentence to show, to be rendered in the reader's language. */
    public Message sentence() {
        return sentence;
    }
}
