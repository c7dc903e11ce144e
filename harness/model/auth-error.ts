/** A login failed, although the adapter supports it. The message is one sentence. */
export class AuthError extends Error {
  override readonly name: string = 'AuthError';
}

/** Accounts that the run created still exist. */
export class AccountsStayError extends AuthError {
  override readonly name = 'AccountsStayError';
  readonly accounts: number;
  /** The server has no operation to delete an account. */
  readonly forGood: boolean;

  constructor(message: string, { accounts, forGood }: Pick<AccountsStayError, 'accounts' | 'forGood'>) {
    super(message);
    this.accounts = accounts;
    this.forGood = forGood;
  }
}

/** All given disposable accounts are used, or refused. How many more are needed is known at the end of the run. */
export class NoAccountLeftError extends Error {
  override readonly name = 'NoAccountLeftError';

  /** @param given how many there were */
  constructor(given: number) {
    super(given === 0 ? 'no disposable account was given' : `no disposable account is left of ${given}`);
  }
}
