/** The sentences that answer the question, made of results and of nothing else. */
package org.manymoons.answer;
