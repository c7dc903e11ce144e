import { isStorableText } from '../../unstorable-text.ts';
import { newId } from '../credentials/random-texts.ts';
import { fail } from '../errors/notap-error.ts';
import { anyKey } from '../routing/authz.ts';
import { type Call, developerOf, inPath } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { uuidIn } from '../routing/uuid.ts';
import type { ChargeRow } from '../storage/tables.ts';
import { type Chain, pay, walletOf } from './pay.ts';

interface NewCharge {
  readonly merchantId: string;
  readonly amountUsd: number;
  /** Seconds. */
  readonly expiresIn?: number;
}

interface ChargePayment {
  readonly uuid: string;
  readonly chain: Chain;
  readonly verificationSessionId: string;
}

const USUAL_SECONDS = 3600;

/** POST /v1/crypto/charge/create */
export const createCharge = operation<NewCharge>({
  id: 'createCharge',
  method: 'POST',
  path: '/v1/crypto/charge/create',
  ...anyKey,
  limit: 'crypto',
  reads: true,
  missing: 'missing_charge_fields',
  status: 201,
  handler: async (call) => {
    const { db, server, body } = call;
    const now = server.clock();
    const row: ChargeRow = {
      ...{ id: newId('chg'), developer_id: developerOf(call), merchant_id: body.merchantId },
      ...{ amount: body.amountUsd, status: 'pending', created_at: now },
      expires_at: now + (body.expiresIn ?? USUAL_SECONDS) * 1000,
    };
    await db.insertInto('charges').values(row).execute();
    return createdView(row, now);
  },
});

/** GET /v1/crypto/charge/{id} */
export const getCharge = operation({
  id: 'getCharge',
  method: 'GET',
  path: '/v1/crypto/charge/{id}',
  ...anyKey,
  limit: 'crypto',
  handler: async (call) => {
    const row = await requireCharge(call, inPath(call, 'id'));
    const { merchant_id: merchantId, amount: amountUsd } = row;
    return { ...createdView(row, call.server.clock()), merchantId, amountUsd };
  },
});

/** POST /v1/crypto/charge/{id}/pay */
export const payCharge = operation<ChargePayment>({
  id: 'payCharge',
  method: 'POST',
  path: '/v1/crypto/charge/{id}/pay',
  ...anyKey,
  limit: 'crypto',
  reads: true,
  handler: async (call) => {
    const { db, server, body } = call;
    const [uuid, session] = [uuidIn(body.uuid), uuidIn(body.verificationSessionId)];
    const charge = await requireCharge(call, inPath(call, 'id'));
    const wallet = await walletOf(call, uuid);
    if (statusOf(charge, server.clock()) !== 'pending') throw fail('charge_not_pending');
    await spendVerification(call, session, uuid);
    const { id, tx_hash } = await pay(call, wallet, {
      ...{ uuid, merchantId: charge.merchant_id, amount: charge.amount, chain: body.chain },
      chargeId: charge.id,
    });
    await db.updateTable('charges').set({ status: 'paid' }).where('id', '=', charge.id).execute();
    return { paymentId: id, status: 'confirmed', txHash: tx_hash };
  },
});

async function requireCharge({ db }: Pick<Call, 'db'>, id: string): Promise<ChargeRow> {
  const row = isStorableText(id)
    ? await db.selectFrom('charges').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    : undefined;
  if (!row) throw fail('charge_not_found');
  return row;
}

/** A verification is good for one payment, until its session ends. */
async function spendVerification(
  { db, server }: Pick<Call, 'db' | 'server'>,
  session: string,
  uuid: string,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({ spent: 1 })
    .where('id', '=', session)
    .where('uuid', '=', uuid)
    .where('status', '=', 'verified')
    .where('spent', '=', 0)
    .where('expires_at', '>', server.clock())
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) throw fail('not_verified');
}

function statusOf({ status, expires_at }: ChargeRow, now: number): ChargeRow['status'] | 'expired' {
  return status === 'pending' && expires_at <= now ? 'expired' : status;
}

function createdView(row: ChargeRow, now: number): object {
  return {
    chargeId: row.id,
    status: statusOf(row, now),
    expiresAt: new Date(row.expires_at).toISOString(),
    paymentUrl: `https://pay.notap.io/${row.id}`,
  };
}
