/** Rough paths over a loss, the saddles that they lead to, and the ways down from there. */
@NullMarked
package org.manymoons.landscape.saddle;

import org.jspecify.annotations.NullMarked;
