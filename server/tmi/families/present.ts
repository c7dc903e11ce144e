/** The members that have a value; the others are left out, because their schemas do not know null. */
export function present<T extends Readonly<Record<string, unknown>>>(
  members: T,
): { readonly [Name in keyof T]?: NonNullable<T[Name]> } {
  const entries = Object.entries(members).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof T]?: NonNullable<T[Name]> };
}
