/** What a merge patch makes of a value (RFC 7396, section 2), which stays as it is. */
export function merged(target: unknown, patch: unknown): unknown {
  if (!isMembers(patch)) return patch;
  const result = new Map(isMembers(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) result.delete(name);
    else result.set(name, merged(result.get(name), value));
  }
  return Object.fromEntries(result);
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
