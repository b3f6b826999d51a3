/** Saved models looked at, compared and polished. */
package org.manymoons.models;
