/** The landscape of the loss: spectra of the Hessian, polishing, critical points and their kinds. */
package org.manymoons.landscape;
