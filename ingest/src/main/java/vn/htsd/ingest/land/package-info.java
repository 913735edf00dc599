/**
 * Where things end up: raw bytes in the archive, once per content; rows in one Parquet batch, all or nothing; contacts
 * apart. Open {@link vn.htsd.ingest.land.Landing} first.
 */
@NullMarked
package vn.htsd.ingest.land;

import org.jspecify.annotations.NullMarked;
