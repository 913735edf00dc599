/**
 * Workbooks as zip files in memory. {@link vn.htsd.ingest.zip.PlainZip} finds what is in one; {@link
 * vn.htsd.ingest.zip.FixedZip} puts ready parts into one without unpacking the others, for what writes many workbooks that
 * differ in little: the sample season and the blank forms.
 */
@NullMarked
package vn.htsd.ingest.zip;

import org.jspecify.annotations.NullMarked;
