import type { LoadedDocument } from './document/parse-document.ts';
import { type Finding, isTold } from './finding.ts';
import { type Incoming, readIncoming } from './incoming.ts';
import type { JsonObject } from './json.ts';
import { normalise } from './normalise/normalise.ts';
import { type Cell, cellId, type Operation } from './operations/operation.ts';
import { readOperations } from './operations/read-operations.ts';
import { inCurrentDialect } from './schemas/dialect.ts';
import { forDirection } from './schemas/direction.ts';
import { fillHoles } from './schemas/unresolved-references.ts';
import { createValidators, type Validators } from './validation/validators.ts';

/** An OpenAPI document, understood. */
export interface Contract {
  /** File or URL it was loaded from. */
  readonly file: string;
  readonly title: string;
  readonly version: string;
  /** The file itself, for the lines of its parts; empty if there is none. */
  readonly text: string;
  /** In the words of OpenAPI 3.1, every schema as it was written, but for those that are not there. */
  readonly written: JsonObject;
  /** The same with defective schemas as they were meant; what is judged by. */
  readonly intended: JsonObject;
  readonly operations: readonly Operation[];
  /** The ledger: every operation with each of its documented statuses, in the order of the document. */
  readonly cells: readonly Cell[];
  /** What the server sends by itself: webhooks and callbacks. */
  readonly incoming: readonly Incoming[];
  /** Defects found while reading. `documentFindings` looks for more. */
  readonly findings: readonly Finding[];
  /** Validators for what is sent, where required read-only members are not required. */
  readonly requests: Validators;
  /** Validators for what is answered; all problems of a value, not only the first. */
  readonly responses: Validators;
}

/** Understands a document: reads dialect, intent, operations and cells. Pure. */
export function understand({ file, document, text = '', findings }: LoadedDocument): Contract {
  const { document: written, findings: holes } = fillHoles(inCurrentDialect(document));
  const meant = normalise(written);
  const read = [...holes, ...meant.findings].filter(({ message }) => !isTold(findings, message));
  const operations = readOperations(meant.document, file, {
    hasHoles: holes.length > 0,
  });
  const { incoming, findings: unread } = readIncoming(meant.document, file, operations);
  const info = document.info as JsonObject | undefined;
  return {
    file,
    title: typeof info?.title === 'string' ? info.title : file,
    version: typeof info?.version === 'string' ? info.version : '',
    text,
    written,
    intended: meant.document,
    operations,
    cells: operations.flatMap((operation) =>
      operation.responses.map((response) => ({
        id: cellId(operation.key, response.status),
        operation,
        response,
      })),
    ),
    incoming,
    findings: [...findings, ...read, ...unread],
    requests: createValidators(forDirection(meant.document, 'request'), { allProblems: true }),
    responses: createValidators(forDirection(meant.document, 'response'), { allProblems: true }),
  };
}
