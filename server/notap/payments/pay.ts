import { createHash } from 'node:crypto';
import { newId } from '../credentials/random-texts.ts';
import { fail } from '../errors/notap-error.ts';
import { type Call, developerOf } from '../routing/call.ts';
import type { PaymentRow, WalletRow } from '../storage/tables.ts';
import { findWallet } from '../wallets/repository.ts';

export const chains = ['solana', 'ethereum', 'polygon'] as const;
export type Chain = (typeof chains)[number];
export const USUAL_CHAIN: Chain = 'solana';

const DAY_MS = 86_400_000;

export interface Payment {
  readonly uuid: string;
  readonly merchantId: string;
  readonly amount: number;
  readonly chain: Chain;
  readonly chargeId: string | null;
}

/** The wallet of a user, locked until the transaction ends. Throws 404. */
export async function walletOf(call: Pick<Call, 'db'>, uuid: string): Promise<WalletRow> {
  const wallet = await findWallet(call, uuid);
  if (!wallet) throw fail('wallet_not_found');
  return wallet;
}

/** Pays from a wallet, within its limits. No chain is connected: the hash of the transaction is that of the payment. */
export async function pay(
  call: Pick<Call, 'db' | 'server' | 'caller'>,
  wallet: WalletRow,
  { uuid, merchantId, amount, chain, chargeId }: Payment,
): Promise<PaymentRow> {
  const { db, server } = call;
  const allowed = JSON.parse(wallet.chains) as Chain[];
  const isAllowed = allowed.length === 0 || allowed.includes(chain);
  const isWithin =
    amount <= wallet.limit_per_tx && (await paidToday(call, uuid)) + amount <= wallet.limit_daily;
  if (!isAllowed || !isWithin) throw fail('spending_limit');
  const id = newId('pay');
  const row = {
    ...{
      id,
      developer_id: developerOf(call),
      charge_id: chargeId,
      uuid,
      merchant_id: merchantId,
      amount,
      chain,
    },
    tx_hash: createHash('sha256').update(`${chain} ${id}`).digest('hex'),
    created_at: server.clock(),
  };
  await db.insertInto('payments').values(row).execute();
  return row;
}

async function paidToday({ db, server }: Pick<Call, 'db' | 'server'>, uuid: string): Promise<number> {
  const { sum } = await db
    .selectFrom('payments')
    .select(({ fn }) => fn.sum<number | null>('amount').as('sum'))
    .where('uuid', '=', uuid)
    .where('created_at', '>', server.clock() - DAY_MS)
    .executeTakeFirstOrThrow();
  return Number(sum ?? 0);
}
