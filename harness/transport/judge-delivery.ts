import type { Contract } from '../../contract/contract.ts';
import { bodyProblems } from '../../contract/operations/body-problems.ts';
import type { Incoming } from '../../contract/operations/incoming.ts';
import { essence, matches } from '../../contract/operations/media-type.ts';
import type { Parameter } from '../../contract/operations/operation.ts';
import type { Delivery } from '../model/receiver.ts';

/** A delivery, held against what the document says that the server sends. */
export interface JudgedDelivery {
  /** What it is, or is most like. */
  readonly incoming: Incoming;
  /** Sentences; none if it is as documented. */
  readonly flaws: readonly string[];
}

/**
 * Judges a delivery by the webhooks and callbacks with its method: it has to be one of them. Undefined where the document
 * describes none, so that nobody can tell.
 */
export function judgeDelivery(
  contract: Pick<Contract, 'incoming' | 'intended' | 'requests' | 'responses'>,
  delivery: Delivery,
): JudgedDelivery | undefined {
  const [first, ...others] = contract.incoming
    .filter(({ operation }) => operation.method === delivery.method && operation.unresolved.length === 0)
    .map((incoming) => ({ incoming, flaws: flawsOf(contract, incoming, delivery) }));
  return others.reduce(
    (best, other) => (best && best.flaws.length <= other.flaws.length ? best : other),
    first,
  );
}

function flawsOf(
  contract: Pick<Contract, 'intended' | 'requests' | 'responses'>,
  { operation }: Incoming,
  { headers, body }: Delivery,
): string[] {
  const declared = operation.parameters.filter(({ in: place }) => place === 'header');
  const inHeaders = declared.flatMap((header) =>
    headerFlaws(contract, header, headers[header.name.toLowerCase()]),
  );
  const text = body.toString('utf8');
  const described = operation.body;
  if (!described) return inHeaders;
  if (text === '') return described.required ? [...inHeaders, 'it has no body'] : inHeaders;
  const contentType = headers['content-type'] ?? '';
  const media = described.content.find(({ type }) => matches(contentType, type));
  if (!media) {
    const types = described.content.map(({ type }) => type).join(', ');
    return [...inHeaders, `its Content-Type is ${essence(contentType) || 'missing'}, expected ${types}`];
  }
  // What is read-only in a resource is told in a delivery, as it is in an answer.
  const readings = [contract.responses, contract.requests].map((validators) =>
    bodyProblems(contract, validators, media, { contentType, text }),
  );
  const problems = readings.find(({ length }) => length === 0) ?? readings[0] ?? [];
  return [...inHeaders, ...problems.map(({ message }) => message)];
}

function headerFlaws(
  { requests }: Pick<Contract, 'requests'>,
  { name, required, schema, style }: Parameter,
  value: string | undefined,
): string[] {
  if (value === undefined) return required ? [`the header ${name} is missing`] : [];
  if (schema === undefined || style === 'json') return [];
  const { accepts } = requests.at(schema);
  const list = value.split(',').map((item) => item.trim());
  const readings = [value, Number(value), value === 'true', list, list.map(Number)];
  return readings.some(accepts) ? [] : [`the header ${name} is not valid by its schema`];
}
