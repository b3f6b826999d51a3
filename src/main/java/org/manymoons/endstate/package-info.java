/**
 * What a network is carried to: polishing, the kind of the point that it reaches, flat valleys, and when two end states are
 * one. The verdicts are decided here.
 */
package org.manymoons.endstate;
