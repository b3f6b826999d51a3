/** The directions in which a weight vector can be moved without changing the function. */
package org.manymoons.symmetry.free;
