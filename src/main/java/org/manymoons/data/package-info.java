/**
 * Data sets: scikit-learn's generators with NumPy's very random numbers, held-out test sets, batches, initial weights
 * of a NumPy user, and files that Python and R read.
 */
package org.manymoons.data;
