/**
 * Numbers that carry a proven bound of their error: balls (Johansson 2017) with fixed-point midpoints, and
 * the elementary functions of a network on them.
 */
@NullMarked
package org.manymoons.proof.ball;

import org.jspecify.annotations.NullMarked;
