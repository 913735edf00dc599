/**
 * What Vietnamese text means when it is compared: case, accents and spacing do not matter. Open
 * {@link vn.htsd.data.text.VietnameseText} first.
 */
@NullMarked
package vn.htsd.data.text;

import org.jspecify.annotations.NullMarked;
