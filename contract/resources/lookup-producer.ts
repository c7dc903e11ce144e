import type { Contract } from '../contract.ts';
import { at, child, tokens } from '../json.ts';
import { isJson } from '../operations/media-type.ts';
import type { Operation } from '../operations/operation.ts';
import { isWithinTemplate, parametersOf, resourceShapeOf } from '../operations/path-template.ts';
import { membersOf } from '../schemas/members.ts';
import { plain } from './identifiers.ts';
import type { Producer } from './producer.ts';
import type { Collection } from './resources.ts';
import { schemaAt } from './wrapper.ts';

/**
 * What makes the value of a path that takes another member of a resource than its identifier: "/labels/name/{name}" and
 * "/labels/{name}/uses" beside "/labels/{id}". Only names suggest it. Nothing where what is made cannot be removed.
 */
export function lookupProducer(
  contract: Contract,
  { path, itemPath, parameter: own, roles }: Collection,
  producer: Producer,
  operation: Operation,
): Producer | undefined {
  const parameters = parametersOf(operation.path);
  const [parameter = ''] = parameters.slice(-1);
  const name = plain(parameter);
  if (!roles.remove || parameters.length !== parametersOf(itemPath).length) return undefined;
  if (name === plain(own) || isId(name)) return undefined;
  const words = [parameter, `by-${parameter}`];
  const places = [itemPath, ...words.map((word) => `${path}/${word}/{${parameter}}`)];
  const place = places.find((one) => standsAt(operation, one, itemPath));
  const pointer = place === undefined ? undefined : memberBeside(contract, producer, name);
  if (place === undefined || pointer === undefined) return undefined;
  return {
    operation: producer.operation,
    status: producer.status,
    parameter,
    pointer,
    basis: 'lookup',
    itemPath: place.replace(/\{[^{}]+\}$/, `{${parameter}}`),
  };
}

/** What names the resource itself takes its identifier, whatever the parameter is called. */
function standsAt({ path }: Operation, place: string, itemPath: string): boolean {
  return isWithinTemplate(plain(path), plain(place)) && resourceShapeOf(path) !== resourceShapeOf(itemPath);
}

/** "id" in a path is the identifier, also where that is called otherwise in other paths. */
function isId(name: string): boolean {
  return ['id', 'uuid', 'guid'].includes(name);
}

/** Where the answer has a member of that name, beside the identifier. */
function memberBeside(
  { intended }: Contract,
  { operation, status, pointer = '/' }: Producer,
  name: string,
): string | undefined {
  const response = operation.responses.find((one) => one.status === status);
  const media = response?.content.find(({ type }) => isJson(type))?.schema;
  if (media === undefined) return undefined;
  const around = tokens(pointer).slice(0, -1);
  const members = membersOf(intended, schemaAt(intended, at(intended, media), around));
  const member = members.find((one) => plain(one) === name);
  return member === undefined ? undefined : child('', ...around, member);
}
