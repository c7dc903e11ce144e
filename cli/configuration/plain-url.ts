/** Whether a text is a base URL that holds no secret: http or https, and nothing but host and path. */
export function isPlainUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && [username, password, search, hash].every((part) => part === '');
}

/** A base URL as targets have it: without a slash at its end. */
export function withoutSlash(url: string): string {
  return new URL(url).href.replace(/\/$/, '');
}
