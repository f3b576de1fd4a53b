// How long to wait before the server is asked again. A part of it is left to chance, so that a class does not come back all
// at once.

export const LAST_RETRY = 30000;

/** From half of this wait to all of it. */
export const atMost = (wait) => wait / 2 + (Math.random() * wait) / 2;

/** From all of this wait to half as much again. */
export const atLeast = (wait) => wait + (Math.random() * wait) / 2;

/** The wait after so many failures in a row, at least one: twice the one before, up to the last. */
export const growing = (first, failures) => Math.min(LAST_RETRY, first * 2 ** (failures - 1));
