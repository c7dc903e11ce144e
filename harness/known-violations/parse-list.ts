import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type Members, problemOf, toEntry } from './entry.ts';
import type { KnownViolation, KnownViolations, Span } from './known-violation.ts';
import { KnownViolationsError } from './known-violations-error.ts';

/**
 * Reads a list of known violations: YAML, one entry a dash. An empty file is an empty list. Throws a KnownViolationsError
 * that names file and line of the first thing that cannot be used; `drafts` are entries without what has to be there.
 */
export function parseKnownViolations(
  text: string,
  file: string,
  { drafts = false }: { readonly drafts?: boolean } = {},
): KnownViolations {
  const counter = new LineCounter();
  const { contents, errors } = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number): number => counter.linePos(offset).line;
  const refuse = (offset: number, message: string): never => {
    throw new KnownViolationsError(`${file}:${lineAt(offset)}: ${message}`);
  };
  const textLines = text.split('\n');
  const dashBefore = (line: number): number =>
    textLines.slice(0, line).findLastIndex((each) => /^\s*-(\s|$)/.test(each)) + 1;
  const [error] = errors;
  if (error?.code === 'BAD_ALIAS') return refuse(error.pos[0], quotes);
  if (error) return refuse(error.pos[0], `this cannot be read as YAML: ${error.message}`);
  if (contents === null || (isScalar(contents) && contents.value === null)) return { file, entries: [] };
  if (!isSeq<Node>(contents) || contents.flow === true)
    return refuse(startOf(contents), 'a list is expected here, each entry on its own lines and with a dash');
  const entries = contents.items.map((item): KnownViolation => {
    const members = membersOf(item, refuse);
    const problem = problemOf(members, { drafts });
    if (problem) return refuse(problem.at ?? startOf(item), problem.message);
    // The range of an entry begins after its dash, and ends where the next line begins.
    const from = dashBefore(lineAt(startOf(item)));
    return toEntry(members, { from, to: lineAt(Math.max(startOf(item), endOf(item) - 1)) });
  });
  const [twin] = repeated(entries);
  if (twin)
    throw new KnownViolationsError(
      `${file}:${twin.entry.lines.from}: the entry of line ${twin.first.lines.from} names the same; keep one of them`,
    );
  return { file, entries };
}

const quotes = 'put a value that begins with * into quotes, because * has a meaning in YAML';

function membersOf(item: Node, refuse: (offset: number, message: string) => never): Members {
  if (!isMap<Node, Node | null>(item))
    return refuse(startOf(item), 'an entry has members here, such as cell: GET /pets 404');
  if (item.flow === true) return refuse(startOf(item), 'write each member on a line of its own');
  return new Map(
    item.items.map(({ key, value }) => {
      const name = isScalar(key) ? String(key.value) : '';
      const at = startOf(key);
      if (isAlias(value)) return refuse(at, quotes);
      if (value !== null && !isScalar(value)) return refuse(at, `${name} must be one text`);
      const text = typeof value?.value === 'string' ? value.value : (value?.source ?? '');
      return [name, { text: text.trim(), at, value: value === null ? undefined : spanOf(value) }];
    }),
  );
}

function spanOf(value: Node): Span {
  return { start: startOf(value), end: endOf(value) };
}

function startOf({ range }: Node): number {
  return range?.[0] ?? 0;
}

function endOf({ range }: Node): number {
  return range?.[1] ?? 0;
}

function repeated(
  entries: readonly KnownViolation[],
): { readonly entry: KnownViolation; readonly first: KnownViolation }[] {
  return entries.flatMap((entry, index) => {
    const first = entries.slice(0, index).find((other) => namesTheSame(other, entry));
    return first ? [{ entry, first }] : [];
  });
}

function namesTheSame(one: KnownViolation, other: KnownViolation): boolean {
  return one.names === other.names && one.pattern === other.pattern && one.check === other.check;
}
