/** NumPy's arrays, read without trust and written. */
package org.manymoons.modelfile.numpy;
