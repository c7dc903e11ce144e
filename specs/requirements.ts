import { load } from 'js-yaml';

/**
 * The requirements of an API: what its sources demand, statement by statement, and which cells each statement touches.
 *
 * A cell is an operation with one of its statuses, "METHOD /path STATUS". A requirement names its cells by patterns:
 *
 *     pattern  = method " " path " " statuses
 *     method   = an HTTP method in capitals, or "*" for any
 *     path     = "*" for any path, or a path template as the contract writes it, in which a segment "*" stands for
 *                exactly one segment and a last segment "**" for any rest, also for none
 *     statuses = "*" for any, or a comma-separated list of statuses ("404") and classes of statuses ("4XX")
 *
 * So "* /pets/{petId}/** 400,5XX" covers "GET /pets/{petId} 400" and "PUT /pets/{petId}/toys/{toyId} 503". A parameter
 * stands for the parameter of the same name only.
 */

const levels = ['MUST', 'SHOULD', 'MAY'] as const;

type Level = (typeof levels)[number];

/** A document that says what must be true. */
interface Source {
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
interface NotRequirement {
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
  const root = mapping(read(yaml));
  const sources = Object.entries(mapping(root.sources));
  const requirements = list(root.requirements);
  const notRequirements = list(root['not-requirements']);
  const parsed = {
    sources: new Map(sources.map(([label, entry]) => [label, sourceOf(mapping(entry))])),
    requirements: requirements.map((entry) => requirementOf(mapping(entry))),
    notRequirements: notRequirements.map((entry) => notRequirementOf(mapping(entry))),
  };
  const problems = [
    ...problemsOfFields(root, 'the file', rootFields),
    ...sources.flatMap(([label, entry]) => problemsOfFields(entry, label, sourceFields)),
    ...requirements.flatMap((entry, index) =>
      problemsOfFields(entry, text(mapping(entry).id) || `requirement ${index + 1}`, requirementFields),
    ),
    ...notRequirements.flatMap((entry, index) =>
      problemsOfFields(entry, `not-requirement ${index + 1}`, notRequirementFields),
    ),
    ...parsed.requirements.flatMap((requirement) => problemsOfMeaning(requirement, parsed.sources)),
    ...repeated(parsed.requirements.map(({ id }) => id)),
  ];
  if (problems.length > 0) throw new RequirementsError(problems);
  return parsed;
}

/** Whether a requirement says something about a cell, given as "METHOD /path STATUS". */
export function touches(requirement: Pick<Requirement, 'cells'>, cellId: string): boolean {
  return touching(requirement)(cellId);
}

/** The same for many cells. */
export function touching({ cells }: Pick<Requirement, 'cells'>): (cellId: string) => boolean {
  const tests = cells.map(testOf);
  return (cellId) => {
    const [method = '', path = '', status = ''] = cellId.split(' ');
    return tests.some(
      ({ isMethod, isPath, isStatus }) => isMethod(method) && isStatus(status) && isPath(path),
    );
  };
}

type Test = (text: string) => boolean;

function testOf(pattern: string): {
  readonly isMethod: Test;
  readonly isPath: Test;
  readonly isStatus: Test;
} {
  const [method = '', path = '', statuses = ''] = pattern.split(' ');
  return {
    isMethod: (given) => method === '*' || method === given,
    isPath: pathTest(path),
    isStatus: statusTest(statuses),
  };
}

function pathTest(pattern: string): Test {
  if (pattern === '*') return () => true;
  const wanted = pattern.split('/');
  const open = wanted.at(-1) === '**';
  const fixed = open ? wanted.slice(0, -1) : wanted;
  return (path) => {
    const given = path.split('/');
    const longEnough = open ? given.length >= fixed.length : given.length === fixed.length;
    return longEnough && fixed.every((segment, index) => segment === '*' || segment === given[index]);
  };
}

function statusTest(pattern: string): Test {
  if (pattern === '*') return () => true;
  const wanted = pattern.split(',');
  return (status) => wanted.some((one) => one === status || (one.endsWith('XX') && one[0] === status[0]));
}

/** What a field holds; with "?" it may be left out. */
type Field = Kind | 'text?' | 'texts?' | 'list?';
type Kind = 'text' | 'texts' | 'level' | 'mapping' | 'list';
type Fields = Readonly<Record<string, Field>>;
type Mapping = Readonly<Record<string, unknown>>;

const rootFields: Fields = { sources: 'mapping', requirements: 'list', 'not-requirements': 'list?' };
const sourceFields: Fields = { title: 'text', file: 'text' };
const notRequirementFields: Fields = { source: 'text', heading: 'text', statement: 'text', why: 'text' };
const requirementFields: Fields = {
  id: 'text',
  level: 'level',
  source: 'text',
  heading: 'texts',
  text: 'text',
  cells: 'texts',
  examples: 'texts?',
  note: 'text?',
  'not-tested': 'text?',
};

interface Expectation {
  readonly noun: string;
  readonly holds: (value: unknown) => boolean;
}

const expectations: Readonly<Record<Kind, Expectation>> = {
  text: { noun: 'text', holds: (value) => text(value).trim() !== '' },
  texts: { noun: 'text or a list of texts', holds: areTexts },
  level: { noun: `one of ${levels.join(', ')}`, holds: (value) => levels.some((level) => level === value) },
  mapping: { noun: 'a mapping', holds: isMapping },
  list: { noun: 'a list', holds: Array.isArray },
};

function problemsOfFields(entry: unknown, name: string, fields: Fields): string[] {
  if (!isMapping(entry)) return [`${name}: a mapping is expected here`];
  const unknown = Object.keys(entry).filter((field) => !Object.hasOwn(fields, field));
  const wrong = Object.entries(fields).flatMap(([field, declared]) => {
    const value = entry[field];
    if (value === undefined || value === null) return declared.endsWith('?') ? [] : [`${field} is missing`];
    const { noun, holds } = expectations[declared.replace('?', '') as Kind];
    return holds(value) ? [] : [`${field} must be ${noun}`];
  });
  return [...wrong, ...unknown.map((field) => `"${field}" is not a field`)].map((said) => `${name}: ${said}`);
}

/** Problems of fields that are there; a missing one is said elsewhere. */
function problemsOfMeaning(requirement: Requirement, sources: ReadonlyMap<string, Source>): string[] {
  const { id, source, cells } = requirement;
  const problems: string[] = [];
  if (source && !sources.has(source)) problems.push(`source "${source}" is not one of the sources`);
  if (id && source && !(id.startsWith(source) && KEBAB.test(id.slice(source.length)))) {
    problems.push(`the id must be "${source}-" and then lower-case words with hyphens`);
  }
  for (const pattern of cells) {
    const problem = patternProblem(pattern);
    if (problem) problems.push(`the cell pattern "${pattern}" ${problem}`);
  }
  return problems.map((said) => `${id || 'a requirement'}: ${said}`);
}

const KEBAB = /^(-[a-z0-9]+)+$/;

const METHOD = /^(\*|GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS|TRACE)$/;
const PATH = /^(\*|\/|(\/(\*|(\{[^{}/]+\}|[^{}*/]+)+))*(\/\*\*)?)$/;
const STATUSES = /^(\*|[1-5](\d\d|XX)(,[1-5](\d\d|XX))*)$/;

/** What is wrong with a cell pattern, or undefined. */
export function patternProblem(pattern: string): string | undefined {
  const [method = '', path = '', statuses = '', ...rest] = pattern.split(' ');
  if (!statuses || rest.length > 0) return 'is not of the form "METHOD /path STATUS"';
  if (!METHOD.test(method)) return `has "${method}" where a method or "*" is expected`;
  if (!PATH.test(path)) return `has "${path}" where a path or "*" is expected`;
  if (!STATUSES.test(statuses)) return `has "${statuses}" where statuses or "*" are expected`;
  return undefined;
}

function requirementOf(entry: Mapping): Requirement {
  const note = text(entry.note);
  const notTested = text(entry['not-tested']);
  return {
    id: text(entry.id),
    level: levels.find((level) => level === entry.level) ?? 'MUST',
    source: text(entry.source),
    headings: texts(entry.heading),
    text: text(entry.text),
    cells: texts(entry.cells),
    examples: texts(entry.examples),
    ...(note ? { note } : {}),
    ...(notTested ? { notTested } : {}),
  };
}

function sourceOf({ title, file }: Mapping): Source {
  return { title: text(title), file: text(file) };
}

function notRequirementOf({ source, heading, statement, why }: Mapping): NotRequirement {
  return { source: text(source), heading: text(heading), statement: text(statement), why: text(why) };
}

function read(yaml: string): unknown {
  try {
    return load(yaml);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RequirementsError([`the file is not YAML: ${reason}`]);
  }
}

function repeated(ids: readonly string[]): string[] {
  const twice = new Set(ids.filter((id, index) => id && ids.indexOf(id) !== index));
  return [...twice].map((id) => `${id}: the id is used more than once`);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** One text stands for a list of one. */
function texts(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((item) => typeof item === 'string' && item.trim() !== '').map(text);
}

function areTexts(value: unknown): boolean {
  const count = Array.isArray(value) ? value.length : 1;
  return count > 0 && texts(value).length === count;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function mapping(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
