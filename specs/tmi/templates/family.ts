import type { SchemaObject } from 'openapi3-ts/oas31';

/** A kind of resource inside a threat model: what its members have in common is said by the templates. */
export interface Family {
  /** "threat" */
  readonly singular: string;
  /** "threats" */
  readonly plural: string;
  /** "Threat", in operation ids. */
  readonly Name: string;
  readonly tag: string;
  readonly idParameter: string;
  /** As answers show it. */
  readonly resource: SchemaObject;
  readonly resourceSample: object;
  /** As it is when it is new. */
  readonly createdSample: object;
  /** As requests bring it. */
  readonly input: SchemaObject;
  readonly inputSample: object;
}

export const collectionPath = ({ plural }: Pick<Family, 'plural'>): string =>
  `/threat_models/{threat_model_id}/${plural}`;

export const itemPath = (family: Pick<Family, 'plural' | 'idParameter'>): string =>
  `${collectionPath(family)}/{${family.idParameter}}`;
