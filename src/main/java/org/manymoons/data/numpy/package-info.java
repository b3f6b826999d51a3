/** NumPy's random numbers and grids, digit for digit. */
package org.manymoons.data.numpy;
