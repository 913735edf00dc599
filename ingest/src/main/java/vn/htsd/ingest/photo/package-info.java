/**
 * Pictures of the Week: told from scans, made small, and freed of what cameras write into them (where, when, whose
 * telephone). Kept for inside use until somebody approves each. Open {@link vn.htsd.ingest.photo.PhotoStore} first.
 */
@NullMarked
package vn.htsd.ingest.photo;

import org.jspecify.annotations.NullMarked;
