import type { Finding } from '../finding.ts';
import { at, child, isObject, type JsonObject } from '../json.ts';
import type { Operation } from './operation.ts';
import { readItem, type WrittenItem } from './read-operations.ts';

/** What a server sends by itself: a webhook of the document, or a callback of one of its operations. */
export interface Incoming {
  /** "webhook starRose POST", "callback POST /subscriptions onEvent POST"; unique. */
  readonly id: string;
  readonly kind: 'webhook' | 'callback';
  /** As an operation that the receiver offers; its path is the name, or the expression of the callback. */
  readonly operation: Operation;
}

/** The webhooks (OpenAPI 3.1) and callbacks (3.0) of a document, in its order. One that cannot be read costs itself only. */
export function readIncoming(
  document: JsonObject,
  file: string,
  operations: readonly Operation[],
): { readonly incoming: readonly Incoming[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const read = (kind: Incoming['kind'], name: string, written: WrittenItem): Incoming[] => {
    const found = readItem({ file, document, holesIn: () => [] }, written);
    findings.push(...found.findings.map((finding) => ({ ...finding, rule: 'unreadable-webhook' })));
    return found.operations.map((operation) => ({
      id: `${kind} ${name} ${operation.method}`,
      kind,
      operation,
    }));
  };
  const webhooks = Object.entries(objectIn(document.webhooks)).flatMap(([name, item]) =>
    read('webhook', name, { path: name, item, pointer: child('#/webhooks', name) }),
  );
  const callbacks = operations.flatMap(({ key, pointer }) => {
    const written = at(document, child(pointer, 'callbacks'));
    return Object.entries(objectIn(written)).flatMap(([name, callback]) => {
      const where = child(pointer, 'callbacks', name);
      const reference = objectIn(callback).$ref;
      const [items, place] =
        typeof reference === 'string' ? [at(document, reference), reference] : [callback, where];
      return Object.entries(objectIn(items)).flatMap(([expression, item]) =>
        read('callback', `${key} ${name}`, { path: expression, item, pointer: child(place, expression) }),
      );
    });
  });
  return { incoming: [...webhooks, ...callbacks], findings };
}

function objectIn(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
