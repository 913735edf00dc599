/**
 * Which photos may leave the house. Open {@link vn.htsd.data.photo.ApprovedPhotos} first.
 */
@NullMarked
package vn.htsd.data.photo;

import org.jspecify.annotations.NullMarked;
