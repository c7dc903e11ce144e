import type { WalletRow } from '../storage/tables.ts';

export function walletView(row: WalletRow): object {
  return {
    enrollmentId: row.id,
    uuid: row.uuid,
    walletAddress: row.address,
    status: 'active',
    spendingLimitDaily: row.limit_daily,
    spendingLimitPerTx: row.limit_per_tx,
  };
}
