/**
 * Why two trainings that should be the same part: each update is explained by a recipe that is recovered from the updates themselves,
 * and the first update that differs by more than rounding is traced to its cause.
 */
package org.manymoons.parting;
