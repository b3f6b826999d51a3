/** Work on several threads. */
@NullMarked
package org.manymoons.threads;

import org.jspecify.annotations.NullMarked;
