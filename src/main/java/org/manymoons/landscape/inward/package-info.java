/** Ends far out or at infinity: ways from them inwards, and crossings from one such way to another. */
@NullMarked
package org.manymoons.landscape.inward;

import org.jspecify.annotations.NullMarked;
