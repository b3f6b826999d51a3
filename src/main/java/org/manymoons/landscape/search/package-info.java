/** The searches for saddles: which are made, what each does, and what it leaves in the journal. */
@NullMarked
package org.manymoons.landscape.search;

import org.jspecify.annotations.NullMarked;
