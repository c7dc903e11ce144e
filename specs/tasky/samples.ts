/** The people, identifiers and moments that the examples share: Ada owns the board of a release, which Ben may see. */

export const ids = {
  ada: '65a9c0de1f2e3d4c5b6a7980',
  ben: '65a9c0de1f2e3d4c5b6a7981',
  board: '65a9c0de1f2e3d4c5b6a7990',
  column: '65a9c0de1f2e3d4c5b6a79a0',
  ticket: '65a9c0de1f2e3d4c5b6a79b0',
  comment: '65a9c0de1f2e3d4c5b6a79c0',
  activity: '65a9c0de1f2e3d4c5b6a79d0',
} as const;

export const created = '2026-01-22T20:52:32.000Z';

export const stamps = { createdAt: created, updatedAt: created, __v: 0 } as const;

/** Header, claims and signature of an example; nobody signed it. */
export const tokenSample = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI2NWE5YzBkZSJ9.c2lnbmF0dXJl';
