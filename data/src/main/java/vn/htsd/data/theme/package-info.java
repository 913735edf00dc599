/**
 * What difficulties and proposals are about: a list that the Ministry may edit, and the words by which a theme is known. Open
 * {@link vn.htsd.data.theme.ThemeList} first.
 */
@NullMarked
package vn.htsd.data.theme;

import org.jspecify.annotations.NullMarked;
