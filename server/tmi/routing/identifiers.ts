import type { FailureName } from '../errors/failures.ts';

/** What the names in paths stand for, and what somebody is told whose value names nothing. */
const identifiers = {
  threat_model_id: { noun: 'threat model', missing: 'threat_model_not_found' },
  threat_id: { noun: 'threat', missing: 'threat_not_found' },
  document_id: { noun: 'document', missing: 'document_not_found' },
  source_id: { noun: 'source', missing: 'source_not_found' },
  diagram_id: { noun: 'diagram', missing: 'diagram_not_found' },
  webhook_id: { noun: 'webhook', missing: 'webhook_not_found' },
  delivery_id: { noun: 'delivery', missing: 'delivery_not_found' },
  addon_id: { noun: 'add-on', missing: 'addon_not_found' },
  invocation_id: { noun: 'invocation', missing: 'invocation_not_found' },
} as const satisfies Readonly<Record<string, { noun: string; missing: FailureName }>>;

export type IdParameter = keyof typeof identifiers;

export function identifierOf(name: string): { noun: string; missing: FailureName } | undefined {
  return Object.hasOwn(identifiers, name) ? identifiers[name as IdParameter] : undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}
