/** The people, identifiers and moments that the examples share: Ada has an account, and the role of auditors. */

export const ids = {
  ada: '0c5e0b52-6f8a-4f0e-9a43-6f0d8c1b2a01',
  role: '0c5e0b52-6f8a-4f0e-9a43-6f0d8c1b2a02',
  permission: '0c5e0b52-6f8a-4f0e-9a43-6f0d8c1b2a03',
  request: '0c5e0b52-6f8a-4f0e-9a43-6f0d8c1b2a04',
  csrf: '0c5e0b52-6f8a-4f0e-9a43-6f0d8c1b2a05',
} as const;

const moment = '2026-02-01T20:52:32.000Z';

export const meta = { requestId: ids.request, timestamp: moment, version: '1.0' } as const;

/** Header, claims and signature of an example; nobody signed it. */
export const accessToken = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIwYzVlMGI1MiJ9.c2lnbmF0dXJl';
export const refreshToken = 'eyJhbGciOiJSUzI1NiJ9.eyJqdGkiOiIwYzVlMGI1MiJ9.c2lnbmF0dXJl';

/** 32 hexadecimal digits, as they are sent by mail. */
export const mailedToken = '9f86d081884c7d659a2feaa0c55ad015';
