/** "GET /pets/…/toys returned 404": which resource was looked at says nothing to whoever reads what was asked. */
export function withoutIds(text: string): string {
  return text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…');
}
