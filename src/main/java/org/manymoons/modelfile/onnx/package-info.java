/** ONNX graphs that are one dense network, read as data: nothing of them is run. */
package org.manymoons.modelfile.onnx;
