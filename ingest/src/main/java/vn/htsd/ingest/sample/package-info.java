@NullMarked
package vn.htsd.ingest.sample;

import org.jspecify.annotations.NullMarked;
