/** What lies between the end states of a network: barriers on straight lines, saddles, and the cost at which ends join. */
@NullMarked
package org.manymoons.landscape;

import org.jspecify.annotations.NullMarked;
