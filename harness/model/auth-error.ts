/** Somebody could not be logged in, although the adapter knows how. The message is one sentence. */
export class AuthError extends Error {
  override readonly name: string = 'AuthError';
}

/** Accounts that were made are still there. */
export class AccountsStayError extends AuthError {
  override readonly name = 'AccountsStayError';
  readonly accounts: number;
  /** The server has no way to delete an account. */
  readonly forGood: boolean;

  constructor(message: string, { accounts, forGood }: Pick<AccountsStayError, 'accounts' | 'forGood'>) {
    super(message);
    this.accounts = accounts;
    this.forGood = forGood;
  }
}

/** All disposable accounts that were given are used, or refused. How many more it takes is known when the run is over. */
export class NoAccountLeftError extends Error {
  override readonly name = 'NoAccountLeftError';

  /** @param given how many there were */
  constructor(given: number) {
    super(given === 0 ? 'no disposable account was given' : `no disposable account is left of ${given}`);
  }
}
