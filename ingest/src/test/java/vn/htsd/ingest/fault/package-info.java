/** Faults of known kind, put into valid workbooks: each must be found, where it is, and nothing else. */
@NullMarked
package vn.htsd.ingest.fault;

import org.jspecify.annotations.NullMarked;
