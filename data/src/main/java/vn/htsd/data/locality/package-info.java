/**
 * Administrative units with validity, their parents and successors. Codes are reused, so a unit is known by code and date.
 * Open {@link vn.htsd.data.locality.LocalityCatalogue} first.
 */
@NullMarked
package vn.htsd.data.locality;

import org.jspecify.annotations.NullMarked;
