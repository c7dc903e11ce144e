import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parseRequirements, RequirementsError, touches } from './requirements.ts';

const file = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

const minimal = {
  id: 'S0-pets-get',
  level: 'MUST',
  source: 'S0',
  heading: 'Pets',
  text: 'A pet is found.',
  cells: ['GET /pets/{petId} 200'],
};

function document(...requirements: readonly object[]): string {
  return JSON.stringify({ sources: { S0: { title: 'Pets', file: 'pets.txt' } }, requirements });
}

function problemsOf(yaml: string): readonly string[] {
  try {
    parseRequirements(yaml);
    return [];
  } catch (error) {
    if (error instanceof RequirementsError) return error.problems;
    throw error;
  }
}

describe('parseRequirements', () => {
  it('reads an entry with its required fields', () => {
    const { sources, requirements, notRequirements } = parseRequirements(document(minimal));
    expect(sources.get('S0')).toEqual({ title: 'Pets', file: 'pets.txt' });
    expect(requirements).toEqual([
      {
        id: 'S0-pets-get',
        level: 'MUST',
        source: 'S0',
        headings: ['Pets'],
        text: 'A pet is found.',
        cells: ['GET /pets/{petId} 200'],
        examples: [],
      },
    ]);
    expect(notRequirements).toEqual([]);
  });

  it('reads optional fields, and headings as a list', () => {
    const entry = {
      ...minimal,
      heading: ['Pets', 'Summary'],
      examples: ['a_pet'],
      note: 'decided: so.',
      'not-tested': 'Nobody can.',
    };
    const [requirement] = parseRequirements(document(entry)).requirements;
    expect(requirement).toMatchObject({
      headings: ['Pets', 'Summary'],
      examples: ['a_pet'],
      note: 'decided: so.',
      notTested: 'Nobody can.',
    });
  });

  it.each([
    ['an unknown level', { level: 'WILL' }, 'S0-pets-get: level must be one of MUST, SHOULD, MAY'],
    ['a missing field', { text: undefined }, 'S0-pets-get: text is missing'],
    ['an empty field', { text: ' ' }, 'S0-pets-get: text must be text'],
    ['a number for text', { note: 4 }, 'S0-pets-get: note must be text'],
    ['no cells', { cells: [] }, 'S0-pets-get: cells must be text or a list of texts'],
    ['an unknown field', { example: 'x' }, 'S0-pets-get: "example" is not a field'],
    ['an unknown source', { source: 'S9', id: 'S9-x' }, 'S9-x: source "S9" is not one of the sources'],
    [
      'an id of another source',
      { id: 'S1-x' },
      'S1-x: the id must be "S0-" and then lower-case words with hyphens',
    ],
    [
      'an id with capitals',
      { id: 'S0-Pets' },
      'S0-Pets: the id must be "S0-" and then lower-case words with hyphens',
    ],
    ['a missing id', { id: undefined }, 'requirement 1: id is missing'],
  ])('says what is wrong with %s', (_, change, problem) => {
    expect(problemsOf(document({ ...minimal, ...change }))).toEqual([problem]);
  });

  it('says which id is used twice', () => {
    expect(problemsOf(document(minimal, minimal))).toEqual(['S0-pets-get: the id is used more than once']);
  });

  it('names all problems at once', () => {
    const problems = problemsOf(document({ ...minimal, level: 'must' }, { id: 'S0-x' }));
    expect(problems).toHaveLength(6);
    expect(() => parseRequirements(document({ id: 'S0-x' }))).toThrow('- S0-x: level is missing');
  });

  it.each([
    ['', 'the file is not YAML'],
    ['null', 'the file: requirements is missing'],
    ['- a list', 'the file: sources is missing'],
    ['requirements: {}', 'the file: requirements must be a list'],
    ['a: [', 'the file is not YAML'],
    [document([]), 'requirement 1: a mapping is expected here'],
  ])('refuses %j', (yaml, problem) => {
    expect(problemsOf(yaml).join('\n')).toContain(problem);
  });

  it.each([
    ['GET /pets', 'is not of the form'],
    ['GET /pets 200 201', 'is not of the form'],
    ['get /pets 200', 'has "get" where a method'],
    ['ANY /pets 200', 'has "ANY" where a method'],
    ['GET pets 200', 'has "pets" where a path'],
    ['GET ** 200', 'has "**" where a path'],
    ['GET /pets/ 200', 'has "/pets/" where a path'],
    ['GET /pets/**/toys 200', 'has "/pets/**/toys" where a path'],
    ['GET /pets/*y 200', 'has "/pets/*y" where a path'],
    ['GET /pets/{petId 200', 'has "/pets/{petId" where a path'],
    ['GET /pets 20', 'has "20" where statuses'],
    ['GET /pets 600', 'has "600" where statuses'],
    ['GET /pets 4xx', 'has "4xx" where statuses'],
    ['GET /pets 200,', 'has "200," where statuses'],
  ])('refuses the cell pattern %j', (pattern, problem) => {
    const [said = ''] = problemsOf(document({ ...minimal, cells: [pattern] }));
    expect(said).toContain(`S0-pets-get: the cell pattern "${pattern}" ${problem}`);
  });
});

describe('touches', () => {
  it.each([
    ['GET /pets/{petId} 200', 'GET /pets/{petId} 200', true],
    ['GET /pets/{petId} 200', 'PUT /pets/{petId} 200', false],
    ['GET /pets/{petId} 200', 'GET /pets/{petId} 404', false],
    ['GET /pets/{petId} 200', 'GET /pets/{id} 200', false],
    ['GET / 200', 'GET / 200', true],
    ['GET / 200', 'GET /pets 200', false],
    ['* * *', 'DELETE /pets/{petId} 204', true],
    ['* * 401', 'GET / 401', true],
    ['POST * 201', 'POST /pets/{petId}/toys 201', true],
    ['GET /pets/* 200', 'GET /pets/{petId} 200', true],
    ['GET /pets/* 200', 'GET /pets 200', false],
    ['GET /pets/* 200', 'GET /pets/{petId}/toys 200', false],
    ['GET /pets/*/toys 200', 'GET /pets/{petId}/toys 200', true],
    ['GET /pets/** 200', 'GET /pets 200', true],
    ['GET /pets/** 200', 'GET /pets/{petId}/toys/{toyId} 200', true],
    ['GET /pets/** 200', 'GET /petshops 200', false],
    ['GET /** 200', 'GET /pets/{petId} 200', true],
    ['GET /pets 200,404', 'GET /pets 404', true],
    ['GET /pets 200,404', 'GET /pets 400', false],
    ['GET /pets 4XX', 'GET /pets 404', true],
    ['GET /pets 4XX', 'GET /pets 500', false],
    ['GET /pets 200,5XX', 'GET /pets 503', true],
  ])('%j and %j: %s', (pattern, cell, expected) => {
    expect(touches({ cells: [pattern] }, cell)).toBe(expected);
  });

  it('is satisfied by any of the patterns', () => {
    expect(touches({ cells: ['GET /pets 200', 'POST /pets 201'] }, 'POST /pets 201')).toBe(true);
  });
});

/** What is needed here of an OpenAPI document. */
interface Response {
  readonly $ref?: string;
  readonly 'x-documented-in'?: readonly string[];
  readonly content?: Readonly<Record<string, { readonly examples?: Readonly<Record<string, Example>> }>>;
}

interface Example {
  readonly value?: { readonly error_description?: string };
}

type Responses = Readonly<Record<string, Response>>;

interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses?: Responses }>>>>;
  readonly components: { readonly responses: Responses };
}

/** The cells of a contract, each with its response. */
function cellsOf({ paths, components }: Contract): Map<string, Response> {
  const cells = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { responses = {} }]) =>
      Object.entries(responses).map(([status, response]) => {
        const shared = components.responses[response.$ref?.split('/').at(-1) ?? ''];
        return [`${method.toUpperCase()} ${path} ${status}`, { ...shared, ...response }] as const;
      }),
    ),
  );
  return new Map(cells);
}

describe('the requirements of TMI', () => {
  const { requirements, notRequirements } = parseRequirements(file('tmi/requirements.yaml'));
  const cells = cellsOf(load(file('tmi/openapi.yaml')) as Contract);
  const documentedInS1 = [...cells]
    .filter(([, response]) => response['x-documented-in']?.includes('S1'))
    .map(([cell]) => cell);
  const fromS1 = requirements.filter(({ source }) => source === 'S1');

  it('have unique ids', () => {
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length);
  });

  it('are complete: one entry for each of the 81 operations of S1, and more than 150 from S0', () => {
    expect(fromS1).toHaveLength(81);
    expect(requirements.length - fromS1.length).toBeGreaterThan(150);
  });

  it('say nothing twice', () => {
    const texts = [
      ...requirements.map(({ text }) => text),
      ...notRequirements.map(({ statement }) => statement),
    ];
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('touch a cell of the contract with every pattern', () => {
    const idle = requirements.flatMap(({ id, cells: patterns }) =>
      patterns
        .filter((pattern) => ![...cells.keys()].some((cell) => touches({ cells: [pattern] }, cell)))
        .map((pattern) => `${id}: ${pattern}`),
    );
    expect(idle).toEqual([]);
  });

  it('name examples that the contract has in a cell they touch, with the words they quote', () => {
    const wrong = requirements.flatMap((requirement) => {
      const contents = [...cells]
        .filter(([cell]) => touches(requirement, cell))
        .flatMap(([, { content = {} }]) => Object.values(content));
      const quoted = /described as "([^"]+)"/.exec(requirement.text)?.[1];
      return requirement.examples
        .filter(
          (name) =>
            !contents.some(({ examples }) => {
              const example = examples?.[name];
              return example && (!quoted || example.value?.error_description === quoted);
            }),
        )
        .map((name) => `${requirement.id}: ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it.each(fromS1)('$id touches exactly the cells that the contract has from S1', (requirement) => {
    const [pattern = ''] = requirement.cells;
    const expected = documentedInS1.filter((cell) => operationOf(cell) === operationOf(pattern));
    expect(expected).not.toEqual([]);
    expect(requirement.cells).toHaveLength(1);
    expect(documentedInS1.filter((cell) => touches(requirement, cell))).toEqual(expected);
    expect(statusOf(pattern).split(',')).toEqual(expected.map(statusOf));
  });

  it('leave no cell that the contract has from S1 without an entry of S1', () => {
    const orphans = documentedInS1.filter(
      (cell) => !fromS1.some((requirement) => touches(requirement, cell)),
    );
    expect(orphans).toEqual([]);
  });
});

/** "GET /pets 200" → "GET /pets". */
function operationOf(cell: string): string {
  return cell.slice(0, cell.lastIndexOf(' '));
}

function statusOf(cell: string): string {
  return cell.slice(cell.lastIndexOf(' ') + 1);
}
