package vn.htsd.scheduler.run.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Airflow's filters on moments: {@code {{ logical_date | ds }}}. */
record TimeFilter(String name, Function<PythonTime, String> format) implements Filter {
    static final List<TimeFilter> ALL = List.of(
            new TimeFilter("ds", PythonTime::ds),
            new TimeFilter("ds_nodash", PythonTime::dsNodash),
            new TimeFilter("ts", PythonTime::isoformat),
            new TimeFilter("ts_nodash", PythonTime::tsNodash),
            new TimeFilter("ts_nodash_with_tz", PythonTime::tsNodashWithZone));

    @Override
    public String getName() {
        return name;
    }

    @Override
    public @Nullable Object filter(@Nullable Object value, JinjavaInterpreter interpreter, String... arguments) {
        if (value instanceof PythonTime moment) {
            return format.apply(moment);
        }
        throw new TemplateException("The filter “" + name + "” needs a moment, not " + value);
    }
}
