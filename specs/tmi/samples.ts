/**
 * The people, identifiers and moments that the examples of this document share, so that they tell one story: Alice owns
 * the threat model of a payment system, which Bob may read.
 */

export const ids = {
  threatModel: '550e8400-e29b-41d4-a716-446655440000',
  threat: '0195b1a0-7c1e-7a52-9d0f-3b5f6c2d8e01',
  document: '0195b1a0-7c1e-7a52-9d0f-3b5f6c2d8e02',
  source: '0195b1a0-7c1e-7a52-9d0f-3b5f6c2d8e03',
  diagram: '0195b1a0-7c1e-7a52-9d0f-3b5f6c2d8e04',
  webhook: '660e8400-e29b-41d4-a716-446655440000',
  delivery: '770e8400-e29b-41d4-a716-446655440000',
  addon: '0195b1a0-7c1e-7a52-9d0f-3b5f6c2d8e05',
  invocation: '0195b1a0-7c1e-7a52-9d0f-3b5f6c2d8e06',
  session: '0195b1a0-7c1e-7a52-9d0f-3b5f6c2d8e07',
  alice: '0195b1a0-7c1e-7a52-9d0f-3b5f6c2d8e08',
  webServer: '0195b1a0-7c1e-7a52-9d0f-3b5f6c2d8e11',
  database: '0195b1a0-7c1e-7a52-9d0f-3b5f6c2d8e12',
  query: '0195b1a0-7c1e-7a52-9d0f-3b5f6c2d8e13',
} as const;

export const times = {
  created: '2024-01-15T10:30:00Z',
  modified: '2024-01-16T14:20:00Z',
  now: '2024-01-16T16:57:00Z',
} as const;

export const alice = {
  principal_type: 'user',
  provider: 'google',
  provider_id: 'alice@example.com',
  display_name: 'Alice Smith',
  email: 'alice@example.com',
} as const;

export const bob = {
  principal_type: 'user',
  provider: 'google',
  provider_id: 'bob@example.com',
  display_name: 'Bob Jones',
  email: 'bob@example.com',
} as const;

export const metadata = { key: 'review-status', value: 'approved' } as const;

export const samlProvider = 'okta';

export const issue = 'https://issues.example.com/browse/SEC-456';

/** Where this instance runs, in the examples that need an absolute address. */
export const host = 'https://tmi.example.com';
