/** How long somebody has to wait who did too much. */
export interface Excess {
  readonly limit: number;
  readonly seconds: number;
}

/** What a 429 says besides its text: the headers of S0, "429 Too Many Requests", and the same for programs. */
export function limitExceeded({ limit, seconds }: Excess) {
  const wait = Math.max(1, Math.ceil(seconds));
  return {
    headers: {
      'retry-after': String(wait),
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + wait),
    },
    details: { context: { limit, retry_after: wait } },
  };
}
