import { postgresForTests } from './postgres.ts';

/** The two kinds of database; what a test of storage finds must be the same on both. */
export const databases = [
  { kind: 'sqlite', open: async () => ({ url: 'sqlite::memory:', drop: async () => {} }) },
  { kind: 'postgres', open: postgresForTests },
] as const;
