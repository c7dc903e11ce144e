/** No response came: the target is down, hung up, or took too long. The message is one sentence. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  /** Why, as a clause, where the target took the request and gave no whole answer; undefined where it was not reached. */
  readonly unanswered: string | undefined;

  constructor(message: string, { unanswered }: { readonly unanswered?: string | undefined } = {}) {
    super(message);
    this.unanswered = unanswered;
  }

  /** Whether it was waited for in vain, and nothing was closed or broken. */
  get isSilence(): boolean {
    return this.unanswered?.startsWith('timeout after') ?? false;
  }
}
