import { diagram } from '../../../fixtures/tmi/diagram.ts';
import { document } from '../../../fixtures/tmi/document.ts';
import { source } from '../../../fixtures/tmi/source.ts';
import { threat } from '../../../fixtures/tmi/threat.ts';

/** A family of resources inside threat models: what is said once of all of them. */
export interface Family {
  /** "threat" */
  readonly singular: string;
  readonly plural: string;
  /** "Threat", in operationIds. */
  readonly Name: string;
  readonly parameter: string;
  readonly itemPath: string;
  readonly collectionPath: string;
  /** A body that creates one, and also replaces one. */
  readonly input: (seed: number, name: string) => object;
}

function family(singular: string, Name: string, input: Family['input']): Family {
  const plural = `${singular}s`;
  const collectionPath = `/threat_models/{threat_model_id}/${plural}`;
  const parameter = `${singular}_id`;
  return {
    singular,
    plural,
    Name,
    parameter,
    collectionPath,
    itemPath: `${collectionPath}/{${parameter}}`,
    input,
  };
}

export const families: readonly Family[] = [
  family('threat', 'Threat', threat),
  family('document', 'Document', document),
  family('source', 'Source', source),
  family('diagram', 'Diagram', diagram),
];
