/** How much several networks that are about equally good disagree on single samples, and what averaging them gains. */
package org.manymoons.predictions;
