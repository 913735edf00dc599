package vn.htsd.scheduler.dag.operator;

import org.jspecify.annotations.Nullable;

/** Renders the templates of an operator: fields that must be text, and those that may hold any value. */
@FunctionalInterface
public interface Rendering {
    String text(String template);

    /** Of a field that may hold any value: the text, or what the text spells where the DAG asks for native values. */
    default @Nullable Object value(String template) {
        return text(template);
    }
}
