/** A grid of configurations, each cell a small census: where is the solution unique? */
package org.manymoons.sweep;
