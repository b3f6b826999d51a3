/** Censuses on Apache Spark, added by the Maven profile {@code spark}. */
@NullMarked
package org.manymoons.spark;

import org.jspecify.annotations.NullMarked;
