import type { Contract } from '../../contract/contract.ts';
import { matches } from '../../contract/operations/media-type.ts';
import type { FormPart, Header } from '../../contract/operations/operation.ts';
import { shapeAt } from '../../contract/schemas/shape.ts';
import { deserialiser } from '../parameters/deserialise.ts';
import type { PartHead } from '../parameters/part-headers.ts';
import { problemFinder, sentence } from './validity.ts';

/** What is wrong with a part of a form, and of which member it is. */
interface PartProblem {
  readonly member: string;
  readonly message: string;
}

/** Holds the parts of a form against what the document says of their media types and headers. */
export function partChecker(
  contract: Contract,
  parts: Readonly<Record<string, FormPart>>,
): (heads: readonly PartHead[]) => PartProblem | undefined {
  const checks = new Map(
    Object.entries(parts).map(([member, part]) => {
      const headers = (part.headers ?? []).map((header) => headerCheck(contract, header));
      return [member, [typeCheck(member, part), ...headers]] as const;
    }),
  );
  return (heads) => {
    for (const head of heads) {
      for (const check of checks.get(head.name) ?? []) {
        const message = check(head);
        if (message !== undefined) return { member: head.name, message };
      }
    }
    return undefined;
  };
}

type Check = (head: PartHead) => string | undefined;

/** RFC 7578, section 4.4: a part that does not say its media type is text/plain, and many say nothing of a text. */
function typeCheck(member: string, { accepted }: FormPart): Check {
  return ({ headers, isFile }) => {
    const type = headers['content-type'] ?? (isFile ? 'text/plain' : undefined);
    if (accepted === undefined || type === undefined || accepted.some((each) => matches(type, each)))
      return undefined;
    return `${member} has to be sent as ${accepted.join(' or ')}`;
  };
}

function headerCheck(contract: Contract, header: Header): Check {
  const { name, required, schema } = header;
  const read = deserialiser({ ...header, in: 'header' }, shapeAt(contract.intended, schema));
  const problemOf = problemFinder(contract.requests, schema);
  return ({ name: member, headers }) => {
    const values = read(headers[name.toLowerCase()]);
    if (values === undefined) return required ? `${member} needs the header ${name}` : undefined;
    const [problem] = values.map(problemOf);
    const isValid = values.some((value) => problemOf(value) === undefined);
    return isValid || !problem ? undefined : sentence(problem, name);
  };
}
