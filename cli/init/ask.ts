import { nextLine, type Terminal } from '../terminal/terminal.ts';

/** Asks on a terminal; the usual answer if nothing is typed, or nobody is there. */
export async function ask(
  { input, output, isAttended }: Terminal,
  question: string,
  usual: string,
): Promise<string> {
  if (!isAttended) return usual;
  output.write(`${question}${usual === '' ? '' : ` [${usual}]`} `);
  const typed = (await nextLine(input)).trim();
  return typed === '' ? usual : typed;
}
