import type { Producers } from '../builder/links.ts';

/** What a user is called by stands in other paths, too, as long as the user is enrolled. */
const users = ['/v1/enrollment/', '/v1/management/', '/v1/admin/users/'].map((within) => ({
  parameter: 'uuid',
  at: '/enrollment_id',
  within,
}));

export const producers: Producers = {
  storeEnrollment: users,
  initiateVerification: [{ parameter: 'sessionId', at: '/session_id', within: '/v1/verification/' }],
  setAlias: [{ parameter: 'alias', at: '/alias' }],
  addDevice: [{ parameter: 'deviceId', at: '/device/device_id' }],
  addWord: [{ parameter: 'id', at: '/word/id', within: '/v1/admin/alias/words/' }],
  createKey: [{ parameter: 'keyId', at: '/key/id', within: '/v1/developer/keys/' }],
  createWebhook: [{ parameter: 'id', at: '/webhook/id', within: '/v1/developer/webhooks/' }],
  createPspSession: [{ parameter: 'sessionId', at: '/session_id', within: '/v1/psp/' }],
  enrollWallet: [{ parameter: 'uuid', at: '/uuid', within: '/v1/crypto/relayer/' }],
  executePayment: [{ parameter: 'id', at: '/paymentId', within: '/v1/crypto/payment/' }],
  createCharge: [{ parameter: 'id', at: '/chargeId', within: '/v1/crypto/charge/' }],
};
