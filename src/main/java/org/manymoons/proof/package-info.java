/**
 * Certificates: statements about critical points that are proven by interval arithmetic, for anybody to check with another
 * program (Tucker 2011, Validated Numerics; Rump 2010, Verification methods).
 */
@NullMarked
package org.manymoons.proof;

import org.jspecify.annotations.NullMarked;
