package vn.htsd.scheduler.run.template;

import com.fasterxml.jackson.annotation.JsonValue;
import com.hubspot.jinjava.util.HasObjectTruthValue;
import org.jspecify.annotations.Nullable;

/** Python's {@code None}: there, but nothing. */
enum PythonNone implements HasObjectTruthValue {
    NONE;

    @Override
    public boolean getObjectTruthValue() {
        return false;
    }

    @JsonValue
    @Nullable
    Object json() {
        return null;
    }

    @Override
    public String toString() {
        return "None";
    }
}
