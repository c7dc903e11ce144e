import type { KnownVersions } from '../../../harness/model/capability.ts';
import { type Family, family } from './family.ts';
import { members } from './members.ts';

/** An identifier that nobody has. */
const nobodys = 'ffffffff-ffff-4fff-bfff-ffffffffffff';
const get = (target: string): Family['probe'] => ({ method: 'GET', target });

const families: readonly Family[] = [
  {
    ...{ id: 'renewal', title: 'Renewing an enrollment', operations: /^PUT \/v1\/enrollment\/renew\// },
    probe: { method: 'PUT', target: `/v1/enrollment/renew/${nobodys}` },
  },
  {
    ...{ id: 'aliases', title: 'Aliases of users', operations: /^\w+ \/v1\/enrollment\/alias/ },
    probe: get('/v1/enrollment/alias/nobody-0000'),
  },
  {
    ...{
      id: 'single-factors',
      title: 'Proving factors one by one',
      operations: / \/v1\/verification\/submit-/,
    },
    probe: { method: 'POST', target: '/v1/verification/submit-factor' },
  },
  {
    ...{ id: 'management', title: 'The own enrollment', operations: /^\w+ \/v1\/management\// },
    probe: get(`/v1/management/devices/${nobodys}`),
  },
  {
    ...{ id: 'administered-users', title: 'Users, for administrators', operations: / \/v1\/admin\/users/ },
    probe: get('/v1/admin/users'),
  },
  {
    ...{ id: 'audit', title: 'The audit log', operations: / \/v1\/admin\/audit\// },
    probe: get('/v1/admin/audit/logs'),
  },
  {
    ...{ id: 'words', title: 'Words of aliases', operations: / \/v1\/admin\/alias\// },
    probe: get('/v1/admin/alias/words'),
  },
  {
    ...{ id: 'settings', title: 'Settings, for administrators', operations: / \/v1\/admin\/config/ },
    probe: get('/v1/admin/config'),
  },
  {
    ...{ id: 'developers', title: 'Accounts of developers', operations: / \/v1\/auth\/developer\// },
    probe: get('/v1/auth/developer/profile'),
  },
  {
    ...{ id: 'keys', title: 'API keys of developers', operations: / \/v1\/developer\/keys/ },
    probe: get('/v1/developer/keys'),
  },
  {
    ...{ id: 'webhooks', title: 'Webhooks', operations: / \/v1\/developer\/webhooks/ },
    probe: get('/v1/developer/webhooks'),
  },
  {
    ...{ id: 'psp', title: 'Payment service providers', operations: / \/v1\/psp\// },
    probe: get(`/v1/psp/session/${nobodys}/status`),
  },
  {
    ...{ id: 'wallets', title: 'Wallets', operations: / \/v1\/crypto\/relayer\// },
    probe: get(`/v1/crypto/relayer/status/${nobodys}`),
  },
  {
    ...{ id: 'charges', title: 'Charges', operations: / \/v1\/crypto\/charge\// },
    probe: get(`/v1/crypto/charge/${nobodys}`),
  },
  {
    ...{ id: 'payments', title: 'Payments', operations: / \/v1\/crypto\/payment\// },
    probe: get(`/v1/crypto/payment/${nobodys}`),
  },
  {
    ...{ id: 'currencies', title: 'Chains and tokens', operations: / \/v1\/crypto\/config\// },
    probe: get('/v1/crypto/config/chains'),
  },
];

/** The code of the original that is known, by its id: of enrollment and verification it has nearly everything. */
export const october2025 = '2025-10-31';

/** What instances of NoTap differ in. One that tells nothing is taken for the one of our document. */
export const notapVersions: KnownVersions = {
  capabilities: [...families.map(family), members],
  versions: [
    {
      id: october2025,
      title: '31 October 2025',
      values: Object.fromEntries(families.map(({ id }) => [id, 'none'])),
    },
    { id: 'documented', title: 'the NoTap of our document', values: {} },
  ],
};
