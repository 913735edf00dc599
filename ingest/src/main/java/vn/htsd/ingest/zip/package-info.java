/**
 * Workbooks as zip files, their ready parts copied without being unpacked. Used by what writes many workbooks that differ
 * in little: the sample season and the blank forms. Open {@link vn.htsd.ingest.zip.FixedZip} first.
 */
@NullMarked
package vn.htsd.ingest.zip;

import org.jspecify.annotations.NullMarked;
