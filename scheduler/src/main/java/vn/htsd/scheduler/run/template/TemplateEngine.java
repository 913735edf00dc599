package vn.htsd.scheduler.run.template;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.TemplateError;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.operator.Rendering;

/** Renders Jinja templates. Strict: whatever is not defined is an error, never an empty text. */
public final class TemplateEngine {
    private @Nullable Jinjava jinjava;

    /**
     * {@code text} with every expression replaced.
     *
     * @throws TemplateException naming what is wrong
     */
    public String render(String text, Map<String, ?> context) {
        if (!text.contains("{{") && !text.contains("{%") && !text.contains("{#")) {
            return text; // most texts are none, and opening the engine takes a while
        }
        var values = new HashMap<String, Object>();
        context.forEach((name, value) -> values.put(name, PythonValues.of(value)));
        var result = engine().renderForResult(text, values);
        if (!result.getErrors().isEmpty()) {
            throw new TemplateException(result.getErrors().stream()
                    .map(TemplateError::getMessage)
                    .distinct()
                    .collect(Collectors.joining("; ")));
        }
        var output = result.getOutput();
        return output.endsWith("\n") ? output.substring(0, output.length() - 1) : output; // as Jinja does
    }

    /** Renders what one attempt has, as its DAG wants it: to text, or to native values. */
    public Rendering rendering(Dag dag, Map<String, ?> context) {
        return dag.nativeTemplates() ? new Native(text -> render(text, context)) : text -> render(text, context);
    }

    /** Values are what the rendered text spells in Python, as {@code render_template_as_native_obj} has it. */
    private record Native(Rendering plain) implements Rendering {
        @Override
        public String text(String template) {
            return plain.text(template);
        }

        @Override
        public @Nullable Object meant(String rendered) {
            return PythonLiteral.read(rendered);
        }
    }

    private synchronized Jinjava engine() {
        var open = jinjava;
        if (open == null) {
            open = new Jinjava(JinjavaConfig.newBuilder()
                    .withFailOnUnknownTokens(true)
                    .withNestedInterpretationEnabled(false)
                    .build());
            for (var filter : TimeFilter.ALL) {
                open.getGlobalContext().registerFilter(filter);
            }
            open.getGlobalContext().registerExpTest(new NoneTest());
            jinjava = open;
        }
        return open;
    }
}
