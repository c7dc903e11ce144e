import type { Left } from '../../harness/clean-up/clean-up.ts';
import { AccountsStayError } from '../../harness/model/auth-error.ts';
import type { StartedTarget } from '../../harness/model/started-target.ts';

/**
 * Leaves a target, whatever a run may send: what was made to get in is taken away. The accounts that stay; undefined if
 * none does.
 */
export async function accountsLeft({ target, close }: StartedTarget): Promise<Left | undefined> {
  target.pace?.lift();
  try {
    await close();
    return undefined;
  } catch (error) {
    if (!(error instanceof AccountsStayError)) throw error;
    const { message: why, accounts, forGood } = error;
    return { path: 'accounts', why, accounts, ...(forGood && { forGood }) };
  }
}
