import { newObjectId } from './object-id.ts';
import type { Stored } from './tables.ts';

/** Now, as the database and the answers write it. */
export function now(): string {
  return new Date().toISOString();
}

/** What a new document has. */
export function newStored(): Stored {
  const moment = now();
  return { id: newObjectId(), created_at: moment, updated_at: moment, version: 0 };
}

/** What changes in a document that is changed. */
export function changed({ version }: Pick<Stored, 'version'>): Pick<Stored, 'updated_at' | 'version'> {
  return { updated_at: now(), version: version + 1 };
}

/** What answers show of it, besides its identifier. */
export function stamps({ created_at, updated_at, version }: Stored) {
  return { createdAt: created_at, updatedAt: updated_at, __v: version };
}
