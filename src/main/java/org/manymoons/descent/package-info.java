/** Downhill to a critical point: trust region, Newton steps, the fit of the output weights. */
package org.manymoons.descent;
