package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** How the commands of the scheduler write results, as in Airflow: for people, or one value for programs. */
enum Form {
    TABLE,
    JSON,
    YAML,
    PLAIN;

    /** @param words says it to people */
    void print(PrintStream out, Object value, Runnable words) {
        switch (this) {
            case JSON -> Json.print(out, value);
            case YAML -> yaml(out, value);
            case PLAIN, TABLE -> words.run();
        }
    }

    static void yaml(PrintStream out, Object value) {
        try {
            out.print(new ObjectMapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER))
                    .writeValueAsString(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
