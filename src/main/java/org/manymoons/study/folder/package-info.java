/** The folder of a run, a census or a sweep: whose it is, which names are the program's, and files that appear whole. */
@NullMarked
package org.manymoons.study.folder;

import org.jspecify.annotations.NullMarked;
