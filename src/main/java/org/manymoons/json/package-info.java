/** How results become JSON text and are read back. */
@NullMarked
package org.manymoons.json;

import org.jspecify.annotations.NullMarked;
