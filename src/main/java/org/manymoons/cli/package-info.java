/** The command line: one small class per subcommand, which reads options, calls, and prints. */
package org.manymoons.cli;
