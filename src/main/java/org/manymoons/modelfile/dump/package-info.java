/** Parameters over training, as a program wrote them down while it trained. */
package org.manymoons.modelfile.dump;
