/** What the examples share: a user with three factors, who pays at a shop. */

export const ids = {
  user: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  otherUser: '9b2d1c54-7d2e-4c2f-8a4e-6f1b0c9d8e7f',
  session: 'c1a7e0d2-5b3f-4e6a-9d8c-7b6a5f4e3d2c',
  request: '7d9f2c1e-8a3b-4c5d-9e6f-1a2b3c4d5e6f',
  device: 'device-7f3a21',
  developer: 'b7e1c2d3-4f5a-4b6c-8d7e-9f0a1b2c3d4e',
  key: 'key_5f2c9a7d1b3e',
  webhook: 'wh_8d4e1f6a2c7b',
  delivery: 'whd_3b9c5e7f1a2d',
  pspSession: 'psps_6e2d8c4b1f9a',
  relayer: 'rel_1f7b3d9e5c2a',
  charge: 'chg_9a4c7e2f8b1d',
  payment: 'pay_2d8f6b4a1c9e',
  word: 'word_7c1e5a9d3f2b',
  merchant: 'merchant-42',
} as const;

export const created = '2026-01-21T10:15:00.000Z';
export const later = '2026-01-21T10:20:00.000Z';
/** Milliseconds since 1970. */
export const expiry = 1769076900000;

/** SHA-256 in hexadecimal digits. */
const digest = (character: string): string => character.repeat(64);

export const factorNames = ['PIN', 'PATTERN', 'EMOJI'] as const;
export const factors = { PIN: digest('a'), PATTERN: digest('b'), EMOJI: digest('c') } as const;

export const alias = 'tiger-4829';
export const wallet = '7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU';

/** Nobody signed or issued these. */
export const tokens = {
  auth: 'auth_4e1f9a2c7b8d3e5f6a1b',
  management: `mgmt_1769076900000_${ids.user}_${digest('d')}`,
  developer: 'eyJhbGciOiJIUzI1NiJ9.eyJkZXZlbG9wZXJJZCI6ImI3ZTFjMmQzIn0.c2lnbmF0dXJl',
  frontend: 'pspf_8c2d4e6f1a3b5c7d9e0f',
  key: 'zpk_live_1f3e5d7c9b2a4f6e8d0c',
  secret: 'whsec_0a2b4c6d8e1f3a5b7c9d',
} as const;
