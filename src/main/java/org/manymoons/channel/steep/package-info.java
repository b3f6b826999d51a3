/** Units that have become steps or cuts: which lines split the samples as theirs, and which samples such a line can be moved onto. */
package org.manymoons.channel.steep;
