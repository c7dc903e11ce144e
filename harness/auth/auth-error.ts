/** Somebody could not be logged in, although the adapter knows how. The message is one sentence. */
export class AuthError extends Error {
  override readonly name = 'AuthError';
}
