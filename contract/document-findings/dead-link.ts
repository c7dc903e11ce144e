import type { Contract } from '../contract.ts';
import { at, child, isObject, type JsonObject } from '../json.ts';
import { isJson } from '../operations/media-type.ts';
import type { Operation, Response } from '../operations/operation.ts';
import { membersOf } from '../schemas/members.ts';
import { resolve } from '../schemas/references.ts';
import type { Defect, DocumentRule } from './document-rule.ts';

/** A link to an operation that does not exist, for a parameter it does not take, or from a member that is not there. */
export const deadLink: DocumentRule = {
  name: 'dead-link',
  help: 'Name an operation of this document, parameters that it has, and members that exist.',
  meaning:
    'A link names an operation that does not exist, sets a parameter that the operation does not have, or takes a value from a place that the response does not have. Links are the standard way to say which operation creates what another one needs.',
  source: 'OpenAPI 3.1.0, section 4.8.20 (Link Object)',
  example: `
    paths:
      /pets:
        post:
          responses:
            201:
              description: Created
              links:
                pet: { operationId: readPet }`,
  find: (contract) =>
    contract.operations
      .flatMap((operation) =>
        operation.responses.flatMap((response) =>
          linksOf(contract.intended, response.pointer).flatMap(([pointer, link]) =>
            complaintsAbout(contract, { operation, response, link }).map((message) => ({ pointer, message })),
          ),
        ),
      )
      .filter(isFirstOfItsKind),
};

function linksOf(document: JsonObject, response: string): [pointer: string, link: JsonObject][] {
  const { links } = at(document, response) as JsonObject;
  if (!isObject(links)) return [];
  return Object.entries(links).flatMap(([name, link]) => {
    const resolved = resolve(document, link, child(response, 'links', name));
    return resolved ? [[resolved.pointer, resolved.value]] : [];
  });
}

interface Linked {
  readonly operation: Operation;
  readonly response: Response;
  readonly link: JsonObject;
}

function complaintsAbout(contract: Contract, { operation, response, link }: Linked): string[] {
  const target = targetOf(contract, link);
  if (target === 'elsewhere') return [];
  const name = link.operationId ?? link.operationRef;
  if (!target)
    return [
      name === undefined
        ? 'the link names no operation'
        : `the link names the operation ${name}, which does not exist`,
    ];
  const parameters = isObject(link.parameters) ? Object.entries(link.parameters) : [];
  return parameters.flatMap(([parameter, expression]) => [
    ...(takes(target, parameter) ? [] : [`the link sets ${parameter}, which ${target.key} does not have`]),
    ...(isThere(contract, operation, response, expression)
      ? []
      : [
          `the link takes ${parameter} from ${expression}, which ${operation.key} ${response.status} does not have`,
        ]),
  ]);
}

/** A reference into another document is not looked at. */
function targetOf(
  contract: Contract,
  { operationId, operationRef }: JsonObject,
): Operation | 'elsewhere' | undefined {
  if (typeof operationId === 'string') return contract.operations.find(({ id }) => id === operationId);
  if (typeof operationRef !== 'string') return undefined;
  if (!operationRef.startsWith('#')) return 'elsewhere';
  const meant = at(contract.intended, operationRef);
  return meant === undefined
    ? undefined
    : contract.operations.find(({ pointer }) => at(contract.intended, pointer) === meant);
}

/** A name alone, or with its place: "petId", "path.petId". */
function takes({ parameters }: Operation, name: string): boolean {
  return parameters.some(
    (parameter) => parameter.name === name || `${parameter.in}.${parameter.name}` === name,
  );
}

/** Runtime expressions of OpenAPI, as far as the document tells whether there is what they stand for. */
function isThere(contract: Contract, operation: Operation, response: Response, expression: unknown): boolean {
  if (typeof expression !== 'string' || !expression.startsWith('$')) return true;
  const parameter = /^\$request\.(path|query|header)\.(.+)$/.exec(expression);
  if (parameter) return takes(operation, `${parameter[1]}.${parameter[2]}`);
  const header = /^\$response\.header\.(.+)$/.exec(expression)?.[1]?.toLowerCase();
  if (header) return response.headers.some(({ name }) => name.toLowerCase() === header);
  const member = /^\$response\.body#\/([^/]+)$/.exec(expression)?.[1];
  const schema = response.content.find(({ type }) => isJson(type))?.schema;
  if (member === undefined || schema === undefined) return true;
  const members = membersOf(contract.intended, at(contract.intended, schema));
  return members.length === 0 || members.includes(member);
}

/** A shared response is met once for every operation that uses it. */
function isFirstOfItsKind(defect: Defect, index: number, all: readonly Defect[]): boolean {
  return (
    all.findIndex(({ pointer, message }) => pointer === defect.pointer && message === defect.message) ===
    index
  );
}
