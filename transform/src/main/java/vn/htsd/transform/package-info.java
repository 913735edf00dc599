@NullMarked
package vn.htsd.transform;

import org.jspecify.annotations.NullMarked;
