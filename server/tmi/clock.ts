import { v7 } from 'uuid';

/** Now, as the database and the answers write it. */
export function now(): string {
  return new Date().toISOString();
}

/** A moment that many seconds from now; before now, if there are fewer than none. */
export function secondsFromNow(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString();
}

/** A new identifier; S0: "UUID v7". */
export function newId(): string {
  return v7();
}
