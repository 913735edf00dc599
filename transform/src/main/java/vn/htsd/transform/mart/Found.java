package vn.htsd.transform.mart;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import vn.htsd.data.finding.Finding;

/** A finding that a build makes of a submission. */
record Found(String submission, Finding finding) {
    /** Where a figure stands in its file, out of the reference that names the file too. */
    static Column placeIn(Column sourceRef) {
        return functions.regexp_replace(sourceRef, "^[^#]*#", "");
    }
}
