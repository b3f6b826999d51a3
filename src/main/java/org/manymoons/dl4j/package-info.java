/**
 * Everything that touches DL4J, ND4J and DataVec: the data set iterator, the network configuration, the training listeners,
 * the trainer, CSV files and the writing of model zips. Nothing else in the project imports those libraries.
 */
package org.manymoons.dl4j;
