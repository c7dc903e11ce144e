import type { Identity } from '../people/repository.ts';

/** Somebody who can tell who a person is. */
export interface LoginProvider {
  /** Letters, digits, `_` and `-`: `idp` in requests, `provider` of the people it names. */
  readonly id: string;
  readonly name: string;
  readonly icon: string;
  readonly clientId: string;
  /** Where the browser goes to log in. */
  readonly begin: (login: LoginStart) => Promise<LoginRedirect>;
  /** Who came back. Throws `login_refused` where the provider does not confirm who it is. */
  readonly complete: (back: LoginReturn) => Promise<Identity>;
}

export interface LoginStart {
  /** Comes back unchanged, and names the attempt. */
  readonly state: string;
  /** Where the provider sends the browser back to. */
  readonly redirectUri: string;
  readonly hint: string | undefined;
}

export interface LoginRedirect {
  readonly location: string;
  /** What `complete` wants to know again: a nonce, a verifier. */
  readonly memory: Readonly<Record<string, string>>;
}

export interface LoginReturn {
  /** The address that the browser came back to, with its query. */
  readonly url: URL;
  readonly redirectUri: string;
  readonly memory: Readonly<Record<string, string>>;
}
