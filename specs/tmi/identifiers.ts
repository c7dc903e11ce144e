import { type Schema, text, uuid } from '../builder/schema.ts';
import * as sample from './samples.ts';
import { METADATA_KEY } from './schemas/patterns.ts';

/** What may stand in a path: how it looks, what it names, and what somebody is told whose value is wrong. */
export interface Identifier {
  /** "threat model" */
  readonly noun: string;
  readonly schema: Schema;
  readonly example: string;
  readonly malformed: { readonly error: string; readonly description: string };
  readonly missing: string;
}

export const identifiers: Readonly<Record<string, Identifier>> = {
  threat_model_id: id('threat model', sample.ids.threatModel, 'Threat model not found'),
  threat_id: id('threat', sample.ids.threat, 'Threat not found'),
  document_id: id('document', sample.ids.document, 'Document not found'),
  source_id: id('source', sample.ids.source, 'Source not found'),
  diagram_id: id('diagram', sample.ids.diagram, 'Diagram not found'),
  webhook_id: id('webhook', sample.ids.webhook, 'subscription not found'),
  delivery_id: id('delivery', sample.ids.delivery, 'delivery not found'),
  addon_id: id('add-on', sample.ids.addon, 'Add-on not found'),
  invocation_id: id('invocation', sample.ids.invocation, 'Invocation not found or expired'),
  key: {
    noun: 'metadata entry',
    schema: text({ min: 1, max: 256, pattern: METADATA_KEY }),
    example: sample.metadata.key,
    malformed: { error: 'invalid_input', description: 'Invalid metadata key format' },
    missing: 'Metadata entry not found',
  },
  provider: {
    noun: 'identity provider',
    schema: text({ min: 1, max: 100 }),
    example: sample.samlProvider,
    malformed: { error: 'invalid_input', description: 'Invalid identity provider format' },
    missing: 'Identity provider not found',
  },
};

function id(noun: string, example: string, missing: string): Identifier {
  return {
    noun,
    schema: uuid(),
    example,
    malformed: { error: 'invalid_id', description: `Invalid ${noun} ID format, must be a valid UUID` },
    missing,
  };
}

/** The names in a path template, outermost first. */
export function namesIn(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

/** What a name in one of our paths stands for. */
export function identifier(name: string): Identifier {
  const known = identifiers[name];
  if (!known) throw new Error(`path parameter ${name} has no definition`);
  return known;
}

/** A path template with its examples filled in. */
export function examplePath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => identifier(name).example);
}
