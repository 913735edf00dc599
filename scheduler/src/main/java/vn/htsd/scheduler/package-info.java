@NullMarked
package vn.htsd.scheduler;

import org.jspecify.annotations.NullMarked;
