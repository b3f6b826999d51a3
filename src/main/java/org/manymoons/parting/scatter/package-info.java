/** Trainings with something random in each update: dropout and batches drawn anew, told by how their gradients scatter. */
package org.manymoons.parting.scatter;
