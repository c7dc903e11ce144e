import { newId } from '../credentials/random-texts.ts';
import { fail } from '../errors/notap-error.ts';
import { anyKey, everyone } from '../routing/authz.ts';
import { type Call, inPath } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { uuidIn } from '../routing/uuid.ts';
import type { WalletRow } from '../storage/tables.ts';
import { findWallet, tellDeveloper, unlinkWallet } from './repository.ts';
import { walletView } from './view.ts';

interface Limits {
  readonly spendingLimitDaily: number;
  readonly spendingLimitPerTx: number;
}

interface Enrollment extends Partial<Limits> {
  readonly uuid: string;
  readonly walletAddress: string;
  readonly allowedChains?: readonly string[];
  readonly allowedTokens?: readonly string[];
}

const USUAL_DAILY = 500;
const USUAL_PER_TX = 100;

const enrollWallet = operation<Enrollment>({
  id: 'enrollWallet',
  method: 'POST',
  path: '/v1/crypto/relayer/enroll',
  ...everyone,
  limit: 'crypto',
  reads: true,
  status: 201,
  handler: async (call) => {
    const { db, server, body } = call;
    const row: WalletRow = {
      ...{ uuid: uuidIn(body.uuid), id: newId('rel'), address: body.walletAddress },
      limit_daily: body.spendingLimitDaily ?? USUAL_DAILY,
      limit_per_tx: body.spendingLimitPerTx ?? USUAL_PER_TX,
      chains: JSON.stringify(body.allowedChains ?? []),
      tokens: JSON.stringify(body.allowedTokens ?? []),
      created_at: server.clock(),
    };
    const added = await db
      .insertInto('wallets')
      .values(row)
      .onConflict((conflict) => conflict.column('uuid').doNothing())
      .executeTakeFirst();
    if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) throw fail('wallet_enrolled');
    await tellDeveloper(call, row.uuid, 'payment.linked');
    return { enrollmentId: row.id, uuid: row.uuid, status: 'active' };
  },
});

const setSpendingLimits = operation<Limits & { readonly uuid: string }>({
  id: 'setSpendingLimits',
  method: 'PUT',
  path: '/v1/crypto/relayer/limits',
  ...anyKey,
  limit: 'crypto',
  reads: true,
  handler: async (call) => {
    const { body } = call;
    const wallet = await requireWallet(call, uuidIn(body.uuid));
    const limits = { limit_daily: body.spendingLimitDaily, limit_per_tx: body.spendingLimitPerTx };
    await call.db.updateTable('wallets').set(limits).where('uuid', '=', wallet.uuid).execute();
    return walletView({ ...wallet, ...limits });
  },
});

const revokeWallet = operation({
  id: 'revokeWallet',
  method: 'DELETE',
  path: '/v1/crypto/relayer/revoke',
  ...anyKey,
  limit: 'crypto',
  status: 204,
  handler: async (call) => {
    const { uuid } = call.query;
    if (typeof uuid !== 'string') throw fail('invalid_query');
    if (!(await unlinkWallet(call, uuidIn(uuid)))) throw fail('wallet_not_found');
    return {};
  },
});

const getWallet = operation({
  id: 'getWallet',
  method: 'GET',
  path: '/v1/crypto/relayer/status/{uuid}',
  ...anyKey,
  limit: 'crypto',
  uuids: ['uuid'],
  handler: async (call) => walletView(await requireWallet(call, inPath(call, 'uuid'))),
});

async function requireWallet(call: Pick<Call, 'db'>, uuid: string): Promise<WalletRow> {
  const wallet = await findWallet(call, uuid);
  if (!wallet) throw fail('wallet_not_found');
  return wallet;
}

export const walletOperations = [enrollWallet, setSpendingLimits, revokeWallet, getWallet];
