/** What a cluster has to offer so that work can be sent to it; {@code src/spark} implements it. */
package org.manymoons.cluster;
