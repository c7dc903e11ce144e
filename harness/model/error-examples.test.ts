import { expect, test } from 'vitest';
import { exchangeOf } from '../testing/exchanges.ts';
import { contractOf, libraryErrors } from '../testing/library.ts';
import { documentedErrors, dueErrors } from './error-examples.ts';

const sample = (message: unknown, cause?: string, subject?: string) => ({
  ...(cause && { 'x-assay-cause': cause }),
  ...(subject && { 'x-assay-subject': subject }),
  value: { error: 'bad', message },
});
const of = contractOf({
  openapi: '3.1.0',
  info: { title: 'Errors', version: '1' },
  paths: {
    '/': {
      get: {
        responses: {
          '400': {
            description: 'No',
            content: {
              'application/json': {
                examples: {
                  title: sample('A title is needed', 'missing-member', 'title'),
                  something: sample('Something is missing', 'missing-member'),
                  body: sample('This is no JSON', 'malformed-body'),
                  nothing: sample('No'),
                  wordless: { value: { error: 'bad' } },
                  other: { value: { status: 400 } },
                  text: { value: 'No' },
                },
              },
            },
          },
        },
      },
    },
  },
});
const [response] = of.operations.flatMap(({ responses }) => responses);
if (!response) throw new Error('the document has a response');

const due = (purpose: object) =>
  dueErrors(exchangeOf({ operation: 'GET /', status: 400, purpose }, of), response, libraryErrors).map(
    ({ message }) => message,
  );

test('every example with a code is a documented error', () => {
  expect(documentedErrors(response, libraryErrors).map(({ code, message }) => `${code}: ${message}`)).toEqual(
    ['bad: A title is needed', 'bad: Something is missing', 'bad: This is no JSON', 'bad: No', 'bad: '],
  );
});

test.each([
  { purpose: { example: 'body' }, errors: ['This is no JSON'], why: 'by name' },
  {
    purpose: { example: 'body', cause: 'missing-member' },
    errors: ['This is no JSON'],
    why: 'the name wins',
  },
  { purpose: { example: 'unheard-of' }, errors: [], why: 'there is no such example' },
  {
    purpose: { cause: 'missing-member', subject: 'title' },
    errors: ['A title is needed'],
    why: 'by cause and subject',
  },
  {
    purpose: { cause: 'missing-member', subject: 'genre' },
    errors: ['Something is missing'],
    why: 'by cause, for any subject',
  },
  { purpose: { cause: 'missing-member' }, errors: ['Something is missing'], why: 'by cause' },
  {
    purpose: { cause: 'malformed-body', subject: 'title' },
    errors: ['This is no JSON'],
    why: 'by cause alone',
  },
  { purpose: { cause: 'rate-limited' }, errors: [], why: 'the cause is not shown' },
  { purpose: {}, errors: [], why: 'the cause is not known' },
  { purpose: { cause: 'malformed-body', expected: '200' }, errors: [], why: 'it was aimed elsewhere' },
])('due for $purpose, $why', ({ purpose, errors }) => {
  expect(due(purpose)).toEqual(errors);
});

test('where only texts tell errors apart, every example with a text is a documented error', () => {
  const found = documentedErrors(response, { message: 'message' });
  expect(found).toContainEqual({ code: undefined, message: 'This is no JSON' });
  expect(found.filter(({ message }) => message === '')).toEqual([]);
});
