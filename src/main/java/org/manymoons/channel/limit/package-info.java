/**
 * The models at the end of a channel: what units tend to, as terms of a model with finite parameters, with derivatives and
 * rounding bounds.
 */
package org.manymoons.channel.limit;
