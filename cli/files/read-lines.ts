import { createReadStream } from 'node:fs';

/**
 * The lines of a file, one after the other, however large it is. Only a line feed ends one: Node's `readline` also ends
 * them at U+2028, which stands in JSON as it is.
 */
export async function* readLines(file: string): AsyncGenerator<string, undefined> {
  let begun: string[] = [];
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    const [first = '', ...others] = String(chunk).split('\n');
    begun.push(first);
    for (const line of others) {
      yield begun.join('');
      begun = [line];
    }
  }
  const last = begun.join('');
  if (last !== '') yield last;
  return undefined;
}
