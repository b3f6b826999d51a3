/** Models of Keras and of TensorFlow.js, which describe their layers in the same JSON. */
package org.manymoons.modelfile.keras;
