package vn.htsd.scheduler.dag.operator;

import org.jspecify.annotations.Nullable;

/** Renders the templates of an operator: fields that must be text, and those that may hold any value. */
@FunctionalInterface
public interface Rendering {
    String text(String template);

    /** What a rendered text stands for: itself, or what it spells where the DAG asks for native values. */
    default @Nullable Object meant(String rendered) {
        return rendered;
    }

    /** Of a field that may hold any value. */
    default @Nullable Object value(String template) {
        return meant(text(template));
    }
}
