import { hasMembers, isForm, isMultipart, isXml } from '../../contract/operations/media-type.ts';
import type { MediaType, Operation, Parameter } from '../../contract/operations/operation.ts';
import { parametersOf } from '../../contract/operations/path-template.ts';
import type { Alternative } from '../../contract/samples/alternatives.ts';
import type { Query } from '../model/query.ts';
import type { Body, Draft, PathValues } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Known } from '../model/strategy.ts';
import { withFittingIdentifier, withIdentifierOfPath } from './fitting-identifier.ts';
import { withFutureEndDates } from './future-dates.ts';
import { inPiece, inQuery, inQuerystring, plain } from './parameter-text.ts';
import { withReferences } from './references.ts';
import { createsResource, identifyingMembers, withUniqueMembers } from './unique-members.ts';

/** What a valid request is made from, besides the contract. */
export interface Ingredients {
  readonly known: Known;
  /** A value for a member that refers to another resource, if something makes such resources. */
  readonly reference: (operation: Operation, member: string, path: PathValues) => Promise<string | undefined>;
  readonly unique: () => string;
}

/** The media type that bodies of an operation are sent in unless a scenario says otherwise. */
export function mainMediaType(operation: Operation): string | undefined {
  return sendable(operation)[0]?.type;
}

/**
 * The media types of request bodies that can be made from a schema: JSON, forms, XML, sequences, and whatever is a text or
 * bytes. What has members goes before what has none, and forms with files after the others.
 */
export function sendable(operation: Operation): MediaType[] {
  const content = (operation.body?.content ?? []).filter((media) => !isFormWithoutMembers(media));
  const isPlain = ({ type, isText }: MediaType) =>
    isText === true && !hasMembers(type) && !type.includes('*');
  const isStructured = ({ type, schema, sequence, isText }: MediaType) =>
    sequence !== undefined || (isXml(type) && schema !== undefined && isText !== true);
  return [
    ...content.filter(({ type }) => hasMembers(type) && !isMultipart(type)),
    ...content.filter(({ type }) => isMultipart(type)),
    ...content.filter(isStructured),
    ...content.filter((media) => isPlain(media) && !isStructured(media)),
  ];
}

/** A form has members; only in OpenAPI 3.2 can it be a list of parts. */
function isFormWithoutMembers({ type, hasNoMembers, sequence }: MediaType): boolean {
  return hasNoMembers === true && sequence === undefined && (isForm(type) || isMultipart(type));
}

/**
 * A request that the contract calls valid: required parameters, a body from the document's examples or its schema,
 * references to resources that exist, a name that can be recognised. Stops the scenario if there is no such request.
 */
export async function buildValidRequest(
  ingredients: Ingredients,
  operation: Operation,
  path: PathValues,
  mediaType = mainMediaType(operation),
  alternative?: Alternative,
): Promise<Draft> {
  const { known } = ingredients;
  const required = operation.parameters.filter((parameter) => parameter.required);
  return {
    operation,
    path,
    query: queryOf(known, required),
    headers: { ...headersOf(known, required), ...cookieOf(known, required) },
    body: await buildBody(ingredients, operation, path, mediaType, alternative),
    ...(alternative ? { alternative } : {}),
    ...partHeadersOf(known, operation, mediaType),
  };
}

/** Sample values of the headers that the parts of a form have to have. */
function partHeadersOf(
  known: Known,
  { body }: Operation,
  mediaType: string | undefined,
): Pick<Draft, 'partHeaders'> {
  const { parts = {} } = body?.content.find(({ type }) => type === mediaType) ?? {};
  const entries = Object.entries(parts).flatMap(([member, { headers = [] }]) => {
    const needed = headers.filter(({ required }) => required);
    if (needed.length === 0) return [];
    const texts = needed.map((header) => [header.name, sampleText(known, { ...header, in: 'header' })]);
    return [[member, Object.fromEntries(texts)]];
  });
  return entries.length === 0 ? {} : { partHeaders: Object.fromEntries(entries) };
}

/** Sample values of the query parameters among some. */
export function queryOf(known: Known, parameters: readonly Parameter[]): Query {
  const chosen = parameters.filter(({ in: place }) => place === 'query' || place === 'querystring');
  // Any name may stand in a document, also "__proto__", which must not be assigned.
  return Object.fromEntries(
    chosen.flatMap((parameter) => {
      const written = parameter.in === 'query' ? inQuery : inQuerystring;
      return Object.entries(written(parameter, sampleOf(known, parameter)));
    }),
  );
}

/** Sample values for a path, except for the names that have one; also for those that the document does not declare. */
export function pathOf(known: Known, operation: Operation, given: PathValues = {}): Record<string, string> {
  const { path, parameters } = operation;
  const declared = parameters.filter((parameter) => parameter.in === 'path');
  const names = new Set([...parametersOf(path), ...declared.map(({ name }) => name)]);
  const missing = [...names].filter((name) => !Object.hasOwn(given, name));
  const values = Object.fromEntries(
    missing.map((name) => {
      const parameter = declared.find((one) => one.name === name);
      return [name, parameter ? sampleText(known, parameter) : 'assay'];
    }),
  );
  return uncontested(known, operation, given, values);
}

/** Other values where those may lead to another operation, if there are any that do not. */
function uncontested(
  known: Known,
  operation: Operation,
  given: PathValues,
  values: Record<string, string>,
): Record<string, string> {
  const { rivalFor, isShadowed } = known.routing;
  const isCertain = (own: PathValues) => {
    const all = { ...given, ...own };
    return !rivalFor(operation, all) && !isShadowed(operation, all);
  };
  if (isCertain(values)) return values;
  const others = operation.parameters
    .filter(({ in: place, name }) => place === 'path' && Object.hasOwn(values, name))
    .flatMap((parameter) =>
      [known.samples.another(parameter), 'assay', 7]
        .filter((value) => isAllowed(known, parameter, value))
        .map((value) => ({ ...values, [parameter.name]: inPiece(parameter, value) })),
    );
  return others.find(isCertain) ?? values;
}

function isAllowed({ contract }: Known, { schema }: Parameter, value: unknown): boolean {
  return value !== undefined && (schema === undefined || contract.requests.at(schema).accepts(value));
}

function headersOf(known: Known, parameters: readonly Parameter[]): Record<string, string> {
  const chosen = parameters.filter((parameter) => parameter.in === 'header');
  return Object.fromEntries(chosen.map((parameter) => [parameter.name, sampleText(known, parameter)]));
}

function cookieOf(known: Known, parameters: readonly Parameter[]): Record<string, string> {
  const pairs = parameters
    .filter((parameter) => parameter.in === 'cookie')
    .map((parameter) => `${parameter.name}=${inPiece(parameter, sampleOf(known, parameter))}`);
  return pairs.length === 0 ? {} : { cookie: pairs.join('; ') };
}

/** What stands for a parameter in a header, or for the value of one in a path: its style is put around it as it is sent. */
export function sampleText(known: Known, parameter: Parameter): string {
  const sample = sampleOf(known, parameter);
  const isBare = parameter.in === 'path' && !parameter.isComposed;
  return isBare ? bareText(parameter, sample) : inPiece(parameter, sample);
}

function bareText({ style }: Parameter, sample: unknown): string {
  return style === 'json' ? JSON.stringify(sample) : plain(sample);
}

function sampleOf({ samples }: Known, parameter: Parameter): unknown {
  const sample = samples.parameter(parameter);
  if (!sample)
    throw new Stop(
      'does-not-fit',
      `no valid value could be found for the ${parameter.in} parameter ${parameter.name}`,
    );
  return sample.value;
}

async function buildBody(
  ingredients: Ingredients,
  operation: Operation,
  path: PathValues,
  mediaType: string | undefined,
  alternative: Alternative | undefined,
): Promise<Body | undefined> {
  if (!operation.body) return undefined;
  const media = sendable(operation).find(({ type }) => type === mediaType);
  if (!media) {
    if (!operation.body.required) return undefined;
    const types = operation.body.content.map(({ type }) => type).join(', ');
    throw new Stop('does-not-fit', `bodies of ${types} cannot be generated from a schema`);
  }
  const sample = alternative ? alternative.sample() : ingredients.known.samples.request(media);
  if (!sample)
    throw new Stop(
      'does-not-fit',
      `no value was found that is valid by the schema of the request body (${media.schema})${alternative ? ` and is of "${alternative.name}"` : ''}`,
    );
  const accepts = acceptor(ingredients.known, media, alternative);
  const refer = (member: string) => ingredients.reference(operation, member, path);
  const refers = (member: string) =>
    ingredients.known.graph.producerOfMember(operation, member) !== undefined;
  const creates = createsResource(operation, ingredients.known.graph);
  const identifying = identifyingMembers(operation, ingredients.known);
  const fitting = withFittingIdentifier(ingredients.known, operation, sample.value, accepts);
  const identified = withIdentifierOfPath(ingredients.known, operation, fitting, path, accepts);
  const named = withUniqueMembers(identified, ingredients.unique, { accepts, creates, identifying });
  const lasting = withFutureEndDates(named, accepts);
  return { mediaType: media.type, json: await withReferences(lasting, { accepts, refers, refer }) };
}

/** Whether a body is valid, and of the alternative that is asked for. */
export function acceptor(
  { contract }: Known,
  { schema }: MediaType,
  alternative: Alternative | undefined,
): (value: unknown) => boolean {
  if (schema === undefined) return () => true;
  const { accepts } = contract.requests.at(schema);
  return alternative ? (value) => alternative.isIn(value) && accepts(value) : accepts;
}
