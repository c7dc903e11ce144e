import { load } from 'js-yaml';

/**
 * The requirements of an API: what its sources demand, statement by statement, and which cells each statement touches.
 *
 * A cell is an operation with one of its statuses, "METHOD /path STATUS". A requirement names its cells by patterns:
 *
 *     pattern = method " " path " " statuses
 *     method  = an HTTP method in capitals, or "*" for any
 *     path    = "*" for any path, or a path template as the contract writes it, in which a segment "*" stands for
 *               exactly one segment and a last segment "**" for any rest, also for none
 *     statuses = "*" for any, or a comma-separated list of statuses ("404") and classes of statuses ("4XX")
 *
 * So "* /pets/{petId}/** 404,4XX" covers "GET /pets/{petId} 404" and "PUT /pets/{petId}/toys/{toyId} 400". A parameter
 * matches the parameter of the same name only.
 */

const levels = ['MUST', 'SHOULD', 'MAY'] as const;

export type Level = (typeof levels)[number];

/** A document that says what must be true. */
export interface Source {
  readonly title: string;
  /** A short name of the file it came in. */
  readonly file: string;
}

/** One normative statement of a source. */
export interface Requirement {
  readonly id: string;
  readonly level: Level;
  /** The label of its source. */
  readonly source: string;
  /** Where it stands in the source; several places where the source repeats itself. */
  readonly headings: readonly string[];
  /** The statement, in our words. */
  readonly text: string;
  /** Patterns of the cells that it touches. */
  readonly cells: readonly string[];
  /** Names of examples in the contract that show it. */
  readonly examples: readonly string[];
  /** What was decided where the sources leave a question open. */
  readonly note?: string;
  /** Why no client can test it. */
  readonly notTested?: string;
}

/** A statement that cannot be true or false of a server. */
export interface NotRequirement {
  readonly source: string;
  readonly heading: string;
  readonly statement: string;
  readonly why: string;
}

export interface Requirements {
  readonly sources: ReadonlyMap<string, Source>;
  readonly requirements: readonly Requirement[];
  readonly notRequirements: readonly NotRequirement[];
}

/** Everything that is wrong with a file of requirements, a sentence each. */
export class RequirementsError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The requirements cannot be used:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.name = 'RequirementsError';
    this.problems = problems;
  }
}

/** Reads requirements from YAML. Throws a RequirementsError that names every problem. */
export function parseRequirements(yaml: string): Requirements {
  const root = new Entry(read(yaml), 'the file', []);
  const sources = new Map(root.members('sources').map((entry) => [entry.name, sourceOf(entry)]));
  const requirements = root.items('requirements').map((entry) => requirementOf(entry, sources));
  const notRequirements = root.items('not-requirements', 'optional').map(notRequirementOf);
  root.nothingBut('sources', 'requirements', 'not-requirements');
  const problems = [...root.problems, ...repeated(requirements.map(({ id }) => id))];
  if (problems.length > 0) throw new RequirementsError(problems);
  return { sources, requirements, notRequirements };
}

/** Whether a requirement says something about a cell, given as "METHOD /path STATUS". */
export function touches(requirement: Pick<Requirement, 'cells'>, cellId: string): boolean {
  const [method = '', path = '', status = ''] = cellId.split(' ');
  return requirement.cells.some((pattern) => {
    const [methods = '', paths = '', statuses = ''] = pattern.split(' ');
    return (
      (methods === '*' || methods === method) && pathMatches(paths, path) && statusMatches(statuses, status)
    );
  });
}

function pathMatches(pattern: string, path: string): boolean {
  if (pattern === '*') return true;
  const wanted = pattern.split('/');
  const given = path.split('/');
  const open = wanted.at(-1) === '**';
  const fixed = open ? wanted.slice(0, -1) : wanted;
  const longEnough = open ? given.length >= fixed.length : given.length === fixed.length;
  return longEnough && fixed.every((segment, index) => segment === '*' || segment === given[index]);
}

function statusMatches(pattern: string, status: string): boolean {
  return (
    pattern === '*' ||
    pattern
      .split(',')
      .some((wanted) => wanted === status || (wanted.endsWith('XX') && wanted[0] === status[0]))
  );
}

const METHOD = /^(\*|GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS|TRACE)$/;
const PATH = /^(\*|\/|(\/(\*|\{\w+\}|[\w.~-]+))+(\/\*\*)?|\/\*\*)$/;
const STATUSES = /^(\*|[1-5](\d\d|XX)(,[1-5](\d\d|XX))*)$/;

/** What is wrong with a cell pattern, or undefined. */
function problemOfPattern(pattern: string): string | undefined {
  const [method = '', path = '', statuses = '', ...rest] = pattern.split(' ');
  if (!statuses || rest.length > 0) return 'is not of the form "METHOD /path STATUS"';
  if (!METHOD.test(method)) return `has "${method}" where a method or "*" is expected`;
  if (!PATH.test(path)) return `has "${path}" where a path or "*" is expected`;
  if (!STATUSES.test(statuses)) return `has "${statuses}" where statuses or "*" are expected`;
  return undefined;
}

function requirementOf(entry: Entry, sources: ReadonlyMap<string, Source>): Requirement {
  const id = entry.text('id');
  const about = entry.called(id);
  const source = about.text('source');
  if (source && !sources.has(source)) about.complain(`source "${source}" is not one of the sources`);
  if (id && !new RegExp(`^${RegExp.escape(source)}(-[a-z0-9]+)+$`).test(id)) {
    about.complain(`the id must be "${source}-" and then lower-case words with hyphens`);
  }
  const cells = about.texts('cells');
  for (const pattern of cells) {
    const problem = problemOfPattern(pattern);
    if (problem) about.complain(`the cell pattern "${pattern}" ${problem}`);
  }
  const note = about.text('note', 'optional');
  const notTested = about.text('not-tested', 'optional');
  about.nothingBut('id', 'level', 'source', 'heading', 'text', 'cells', 'examples', 'note', 'not-tested');
  return {
    id,
    level: levelOf(about),
    source,
    headings: about.texts('heading'),
    text: about.text('text'),
    cells,
    examples: about.texts('examples', 'optional'),
    ...(note ? { note } : {}),
    ...(notTested ? { notTested } : {}),
  };
}

function levelOf(entry: Entry): Level {
  const written = entry.text('level');
  const level = levels.find((known) => known === written);
  if (written && !level) entry.complain(`level "${written}" is unknown; it is one of ${levels.join(', ')}`);
  return level ?? 'MUST';
}

function sourceOf(entry: Entry): Source {
  entry.nothingBut('title', 'file');
  return { title: entry.text('title'), file: entry.text('file') };
}

function notRequirementOf(entry: Entry): NotRequirement {
  entry.nothingBut('source', 'heading', 'statement', 'why');
  return {
    source: entry.text('source'),
    heading: entry.text('heading'),
    statement: entry.text('statement'),
    why: entry.text('why'),
  };
}

function read(yaml: string): unknown {
  try {
    return load(yaml);
  } catch (error) {
    throw new RequirementsError([`it is not YAML: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

function repeated(ids: readonly string[]): string[] {
  const twice = new Set(ids.filter((id, index) => id && ids.indexOf(id) !== index));
  return [...twice].map((id) => `${id}: the id is used more than once`);
}

type Need = 'required' | 'optional';

/** A mapping in the file, read member by member; what is wrong is collected, and something harmless returned. */
class Entry {
  readonly name: string;
  readonly problems: string[];
  readonly #value: Readonly<Record<string, unknown>>;

  constructor(value: unknown, name: string, problems: string[]) {
    this.name = name;
    this.problems = problems;
    if (!isMapping(value)) this.complain('a mapping is expected here');
    this.#value = isMapping(value) ? value : {};
  }

  /** The same mapping, by a better name for its problems. */
  called(name: string): Entry {
    return new Entry(this.#value, name || this.name, this.problems);
  }

  complain(problem: string): void {
    this.problems.push(`${this.name}: ${problem}`);
  }

  text(member: string, need: Need = 'required'): string {
    const value = this.#member(member, need);
    if (value === undefined) return '';
    if (typeof value === 'string' && value.trim()) return value;
    this.complain(`${member} must be text`);
    return '';
  }

  /** A list of texts; one text stands for a list of one. */
  texts(member: string, need: Need = 'required'): string[] {
    const value = this.#member(member, need);
    if (value === undefined) return [];
    const list: unknown[] = Array.isArray(value) ? value : [value];
    const texts = list.filter((item) => typeof item === 'string');
    if (texts.length === list.length && list.length > 0) return texts;
    this.complain(`${member} must be text or a list of texts`);
    return texts;
  }

  items(member: string, need: Need = 'required'): Entry[] {
    const value = this.#member(member, need) ?? [];
    if (!Array.isArray(value)) this.complain(`${member} must be a list`);
    const list: unknown[] = Array.isArray(value) ? value : [];
    return list.map((item, index) => new Entry(item, `${member}, entry ${index + 1}`, this.problems));
  }

  members(member: string): Entry[] {
    const value = this.#member(member, 'required') ?? {};
    if (!isMapping(value)) this.complain(`${member} must be a mapping`);
    return Object.entries(isMapping(value) ? value : {}).map(
      ([name, item]) => new Entry(item, name, this.problems),
    );
  }

  nothingBut(...known: string[]): void {
    for (const member of Object.keys(this.#value)) {
      if (!known.includes(member)) this.complain(`"${member}" is not a field`);
    }
  }

  #member(member: string, need: Need): unknown {
    const value = this.#value[member] ?? undefined;
    if (value === undefined && need === 'required') this.complain(`${member} is missing`);
    return value;
  }
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
