type Headers = Readonly<Record<string, string>>;

/** Headers of two origins together: of the same name, the second one counts, but cookies of both are sent (RFC 6265). */
export function withCookies(one: Headers, other: Headers): Headers {
  const both = { ...one, ...other };
  if (one.cookie === undefined || other.cookie === undefined) return both;
  return { ...both, cookie: `${one.cookie}; ${other.cookie}` };
}
