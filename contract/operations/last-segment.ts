/** The last segment of the path of a URL or path, decoded: what identifies the resource there. Empty if there is none. */
export function lastSegment(reference: string): string {
  const path = reference.split(/[?#]/)[0] ?? '';
  const segment = path.replace(/\/$/, '').split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(segment);
  } catch {
    // It cannot be decoded, and is nevertheless what the server said.
    return segment;
  }
}
