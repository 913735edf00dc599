/**
 * The reference of a workspace: localities, register and campaigns, from its own files or else the shipped ones. Open
 * {@link vn.htsd.data.reference.Reference} first.
 */
@NullMarked
package vn.htsd.data.reference;

import org.jspecify.annotations.NullMarked;
