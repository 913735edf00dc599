package vn.htsd.scheduler.run.template;

import com.fasterxml.jackson.annotation.JsonValue;
import com.hubspot.jinjava.util.HasObjectTruthValue;

/** Python's {@code True} and {@code False}, which print with a capital. */
record PythonBoolean(boolean value) implements HasObjectTruthValue {
    @Override
    public boolean getObjectTruthValue() {
        return value;
    }

    @JsonValue
    boolean json() {
        return value;
    }

    @Override
    public String toString() {
        return value ? "True" : "False";
    }
}
