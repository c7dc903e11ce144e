import { isStorableText } from '../../unstorable-text.ts';
import { fail } from '../errors/notap-error.ts';
import { anyKey } from '../routing/authz.ts';
import { inPath } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { uuidIn } from '../routing/uuid.ts';
import { type Chain, pay, USUAL_CHAIN, walletOf } from './pay.ts';

interface Execution {
  readonly uuid: string;
  readonly merchantId: string;
  readonly amountUsd: number;
  readonly chain?: Chain;
}

/** POST /v1/crypto/payment/execute */
export const executePayment = operation<Execution>({
  id: 'executePayment',
  method: 'POST',
  path: '/v1/crypto/payment/execute',
  ...anyKey,
  limit: 'crypto',
  reads: true,
  handler: async (call) => {
    const { merchantId, amountUsd: amount, chain = USUAL_CHAIN } = call.body;
    const uuid = uuidIn(call.body.uuid);
    const wallet = await walletOf(call, uuid);
    const { id } = await pay(call, wallet, { uuid, merchantId, amount, chain, chargeId: null });
    return { paymentId: id };
  },
});

/** GET /v1/crypto/payment/{id} */
export const getPayment = operation({
  id: 'getPayment',
  method: 'GET',
  path: '/v1/crypto/payment/{id}',
  ...anyKey,
  limit: 'crypto',
  handler: async (call) => {
    const id = inPath(call, 'id');
    const row = isStorableText(id)
      ? await call.db.selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirst()
      : undefined;
    if (!row) throw fail('payment_not_found');
    return {
      paymentId: row.id,
      status: 'confirmed',
      uuid: row.uuid,
      merchantId: row.merchant_id,
      amountUsd: row.amount,
      chain: row.chain,
      txHash: row.tx_hash,
      createdAt: new Date(row.created_at).toISOString(),
    };
  },
});
