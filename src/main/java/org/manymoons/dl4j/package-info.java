/**
 * Everything that touches DL4J, ND4J and DataVec: the data set iterator, the network configuration, the training listeners,
 * the trainer, model zips and CSV files. Nothing else in the project imports those libraries.
 */
package org.manymoons.dl4j;
