/**
 * How units run to infinity: which of them merge, fade, saturate or sharpen, and the certificate that the loss falls towards a
 * limit which only infinite parameters reach (Martinelli et al. 2025).
 */
package org.manymoons.channel;
