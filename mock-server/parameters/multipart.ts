import { type PartHead, partHeads } from './part-headers.ts';
import type { Pairs } from './query-string.ts';

/** A body of multipart/form-data, read. */
export interface ReadForm {
  readonly text: string;
  /** By name, in their order; undefined where the body is malformed. */
  readonly form: Pairs | undefined;
  /** What the parts say of themselves, in their order. */
  readonly parts: readonly PartHead[];
}

export function isReadForm(body: unknown): body is ReadForm {
  return typeof body === 'object' && body !== null && 'form' in body && 'text' in body;
}

/** Reads a form with the parser that comes with fetch. Of files, only what is in them is kept, as text. */
export async function readMultipart(contentType: string, body: string | Buffer): Promise<ReadForm> {
  const bytes = Buffer.from(body);
  const text = bytes.toString('utf8');
  return { text, form: await pairsIn(contentType, bytes), parts: partHeads(contentType, text) };
}

async function pairsIn(contentType: string, bytes: Buffer<ArrayBuffer>): Promise<Pairs | undefined> {
  try {
    const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
    const pairs = new Map<string, string[]>();
    for (const [name, value] of form) {
      const text = typeof value === 'string' ? value : await value.text();
      pairs.set(name, [...(pairs.get(name) ?? []), text]);
    }
    return pairs;
  } catch (error) {
    // Whatever is no such form is told by this error alone.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
