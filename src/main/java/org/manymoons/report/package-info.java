/**
 * The page that shows why the weights differ: what a run's folder holds, drawn and told in one self-contained HTML file.
 * A section of it is one template, one script and one data record.
 */
package org.manymoons.report;
