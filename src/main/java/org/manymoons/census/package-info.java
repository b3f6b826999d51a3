/**
 * The census: many seeds trained in plain Java, each polished to the end state it leads to, and counted modulo the
 * symmetries of the network.
 */
@NullMarked
package org.manymoons.census;

import org.jspecify.annotations.NullMarked;
