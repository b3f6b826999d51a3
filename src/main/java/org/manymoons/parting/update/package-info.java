/** Recipes that are recovered from recorded updates, and what rounding can do to an update. */
package org.manymoons.parting.update;
