@NullMarked
package vn.htsd.reports;

import org.jspecify.annotations.NullMarked;
