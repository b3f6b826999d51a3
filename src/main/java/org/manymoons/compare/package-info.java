/**
 * Two networks: the verdict on a pair, matched units, how the predictions differ, the loss on the line between them.
 */
package org.manymoons.compare;
