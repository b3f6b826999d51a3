/**
 * Files that nobody vouches for: model zips and NumPy arrays, taken apart without trust. No DL4J, and nothing of the files is
 * ever run.
 */
package org.manymoons.modelfile;
