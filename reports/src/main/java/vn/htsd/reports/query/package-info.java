@NullMarked
package vn.htsd.reports.query;

import org.jspecify.annotations.NullMarked;
