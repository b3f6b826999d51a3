@NullMarked
package org.manymoons.kink;

import org.jspecify.annotations.NullMarked;
