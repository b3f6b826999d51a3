/**
 * The main job: every seed trained by DL4J with listeners, each step checked against the reference, and everything kept in
 * one folder from which a stopped run goes on.
 */
package org.manymoons.study;
