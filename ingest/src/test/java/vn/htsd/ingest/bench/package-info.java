/** How fast files are taken, beside what others need for the same files. Run by {@code make bench-ingest}. */
@NullMarked
package vn.htsd.ingest.bench;

import org.jspecify.annotations.NullMarked;
