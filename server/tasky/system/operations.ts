import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';

/** GET /api */
const readRoot = operation({
  id: 'getRoot',
  method: 'GET',
  path: '/api',
  authz: everyone,
  ownTransactions: true,
  handler: async () => ({ message: 'API root' }),
});

/** GET /health */
const readHealth = operation({
  id: 'getHealth',
  method: 'GET',
  path: '/health',
  authz: everyone,
  ownTransactions: true,
  handler: async () => ({ status: 'healthy' }),
});

export const systemOperations = [readRoot, readHealth];
