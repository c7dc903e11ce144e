import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { type Failure, failures } from './failures.ts';

interface Example {
  readonly value: { readonly error: string; readonly error_description: string };
}

interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly examples?: Readonly<Record<string, Example>> }>>;
}

const document = load(readFileSync(new URL('../../../specs/tmi/openapi.yaml', import.meta.url), 'utf8')) as {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Response>> }>>>
  >;
  readonly components: { readonly responses: Readonly<Record<string, Response>> };
};

/** S0 has two texts for a name that is missing; servers send the other one. */
const notServed = ["Field 'name' is required but was not provided"];

const documented = Object.entries(document.paths)
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      responses,
    })),
  )
  .flatMap(({ responses }) =>
    Object.entries(responses).flatMap(([status, response]) => errorsIn(status, response)),
  )
  .filter(({ text }) => !notServed.includes(text));

function errorsIn(status: string, response: Response): { status: number; error: string; text: string }[] {
  if (Number(status) < 400) return [];
  const { content = {} } = response.$ref
    ? (document.components.responses[response.$ref.split('/').at(-1) ?? ''] ?? {})
    : response;
  return Object.values(content).flatMap(({ examples = {} }) =>
    Object.values(examples).map(({ value }) => ({
      status: Number(status),
      error: value.error,
      text: value.error_description,
    })),
  );
}

const distinct = [...new Map(documented.map((each) => [JSON.stringify(each), each])).values()];

test('there are errors to compare', () => {
  expect(distinct.length).toBeGreaterThan(40);
});

test.each(distinct)('$status $error "$text" is in the table', ({ status, error, text }) => {
  const candidates: readonly Failure[] = Object.values(failures);
  const fitting = candidates.filter(
    (failure) => failure.status === status && failure.error === error && isTextOf(failure, text),
  );
  expect(fitting).not.toEqual([]);
});

/** Whether the text is that of the table, with something in the place of its `{words}`. */
function isTextOf({ text }: Failure, shown: string): boolean {
  const shape = text.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{\w+\}/g, '.+');
  return new RegExp(`^${shape}$`).test(shown);
}

test.each(Object.entries(failures))(
  '%s has a status of its kind, and a sentence',
  (_name, failure: Failure) => {
    expect(failure.status).toBeGreaterThanOrEqual(400);
    expect(failure.error).toMatch(/^[a-z_ ]+$/);
    expect(failure.text.length).toBeGreaterThan(5);
  },
);
