@NullMarked
package vn.htsd.ingest;

import org.jspecify.annotations.NullMarked;
