/** What every page is made with: text made safe for HTML, tables, the policy that keeps other scripts out, the page's own files. */
@NullMarked
package org.manymoons.report.html;

import org.jspecify.annotations.NullMarked;
