/** The one door to models in files: which reader is called is told by what is in the file. */
package org.manymoons.modelfile.door;
