/** Numbers in sentences and tables, the same in every country. */
@NullMarked
package org.manymoons.wording;

import org.jspecify.annotations.NullMarked;
