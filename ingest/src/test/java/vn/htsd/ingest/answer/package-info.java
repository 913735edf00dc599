@NullMarked
package vn.htsd.ingest.answer;

import org.jspecify.annotations.NullMarked;
