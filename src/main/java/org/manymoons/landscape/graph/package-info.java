/** Which copies of which end states join below which cost: the disconnectivity graph, on all copies. */
@NullMarked
package org.manymoons.landscape.graph;

import org.jspecify.annotations.NullMarked;
