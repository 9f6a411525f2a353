package org.shengren.identity;

/** How far somebody is with signing in. */
enum UserState {
  /** No password, and no invitation that stands. */
  NONE,
  /** Has an invitation that stands. */
  INVITED,
  ACTIVE,
  /** Has a password, and too many wrong ones were tried just now. */
  LOCKED
}
