import type { Contract } from '../contract.ts';
import { at } from '../json.ts';
import { isJson } from '../operations/media-type.ts';
import type { Cell, Response } from '../operations/operation.ts';
import { membersOf } from '../schemas/members.ts';
import { resolve } from '../schemas/references.ts';
import type { Defect, DocumentRule } from './document-rule.ts';
import { placesText } from './places-text.ts';

/** Errors of one API come in one envelope, so that clients can read them without looking up which operation it was. */
export const errorEnvelope: DocumentRule = {
  name: 'error-envelope',
  help: 'Use the same schema for all errors, so that clients can read an error of any operation in the same way.',
  meaning:
    'An error has another schema than most errors of the document, or none. A client that reads errors in one way cannot read this one.',
  source: 'Decision of this project; compare RFC 9457, which defines one such schema',
  example: `
    paths:
      /pets:
        get:
          responses:
            400: { $ref: '#/components/responses/Problem' }
            404: { $ref: '#/components/responses/Problem' }
            500: { description: Something failed }
    components:
      responses:
        Problem:
          description: What is wrong
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Problem' }
      schemas:
        Problem: { type: object, required: [code], properties: { code: { type: string } } }`,
  find: (contract) => {
    const errors = contract.cells.filter(isError);
    if (errors.length === 0) return [];
    const usual = usualEnvelope(errors);
    if (usual === undefined)
      return [
        { pointer: '#/paths', message: `none of the ${errors.length} error responses has a body schema` },
      ];
    return [...Map.groupBy(errors, ({ response }) => response.pointer)].flatMap(([pointer, cells]) =>
      defectOf(contract, usual, pointer, cells),
    );
  },
};

/** An answer to HEAD has no body, whatever its status; of one that refers to nowhere, nobody knows the body. */
function isError({ operation, response: { status, unresolved } }: Cell): boolean {
  return /^[45]/.test(status) && operation.method !== 'HEAD' && unresolved.length === 0;
}

/** The schema that most error responses have. */
function usualEnvelope(errors: readonly Cell[]): string | undefined {
  const counted = Map.groupBy(
    errors.flatMap(({ response }) => envelopeOf(response) ?? []),
    (schema) => schema,
  );
  const [most] = [...counted.values()].sort((a, b) => b.length - a.length);
  return most?.[0];
}

function envelopeOf({ content }: Response): string | undefined {
  return content.find(({ type }) => isJson(type))?.schema;
}

function defectOf(contract: Contract, usual: string, pointer: string, cells: readonly Cell[]): Defect[] {
  const places = placesText(cells.map(({ id }) => id));
  const [first] = cells;
  const envelope = first && envelopeOf(first.response);
  if (envelope === undefined)
    return [{ pointer, message: `the error has no JSON body with a schema, unlike the others: ${places}` }];
  if (fits(contract, envelope, usual)) return [];
  return [{ pointer, message: `the error has another envelope than the others (${usual}): ${places}` }];
}

/** Whether whoever reads the usual envelope can read this one: it has its required members, or all if none is. */
function fits({ intended }: Contract, envelope: string, usual: string): boolean {
  if (envelope === usual) return true;
  const members = membersOf(intended, at(intended, envelope));
  const required = resolve(intended, at(intended, usual), usual)?.value.required;
  const wanted = Array.isArray(required) ? required.map(String) : membersOf(intended, at(intended, usual));
  return wanted.every((name) => members.includes(name));
}
