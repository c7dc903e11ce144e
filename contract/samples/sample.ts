/** A value that satisfies a schema, and where it comes from. */
export interface Sample {
  readonly value: unknown;
  readonly from: 'example' | 'schema-example' | 'generated';
  /** The example's name, if it is one. */
  readonly name: string | undefined;
  /** A patch that its schema allows, although it applies to nothing that can be created. */
  readonly isBlind?: true;
}
