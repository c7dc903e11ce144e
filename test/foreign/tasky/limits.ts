/** The limits of the original that act, for each address: the others are configured and never act. */
export interface Limits {
  readonly writes: number;
  readonly all: number;
}

export interface Limited {
  readonly headers: Readonly<Record<string, string>>;
  /** Set where a limit is exceeded: a text, which is no JSON. */
  readonly refused: string | undefined;
}

const windows = { writes: 300, all: 900 };

/** Counts requests in fixed windows, as express-rate-limit does it. */
export function createLimits(limits: Limits, now: () => number = Date.now): (method: string) => Limited {
  const counted = { writes: { since: now(), times: 0 }, all: { since: now(), times: 0 } };
  const texts = {
    writes: 'Too many write operations. Please try again later.',
    all: 'Too many requests from this IP, please try again later.',
  };
  return (method) => {
    const kinds = method === 'GET' || method === 'HEAD' ? (['all'] as const) : (['all', 'writes'] as const);
    let headers: Record<string, string> = {};
    for (const kind of kinds) {
      const window = counted[kind];
      if (now() - window.since >= windows[kind] * 1000) Object.assign(window, { since: now(), times: 0 });
      window.times += 1;
      const reset = String(Math.ceil(windows[kind] - (now() - window.since) / 1000));
      // The last limiter's headers stay.
      headers = {
        'ratelimit-policy': `${limits[kind]};w=${windows[kind]}`,
        'ratelimit-limit': String(limits[kind]),
        'ratelimit-remaining': String(Math.max(0, limits[kind] - window.times)),
        'ratelimit-reset': reset,
      };
      if (window.times > limits[kind])
        return { headers: { ...headers, 'retry-after': reset }, refused: texts[kind] };
    }
    return { headers, refused: undefined };
  };
}
