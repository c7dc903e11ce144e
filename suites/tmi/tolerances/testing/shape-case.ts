/** A body that a release has, and a similar one that is wrong there as well. */
export interface ShapeCase {
  readonly id: string;
  readonly version: string;
  /** The name of a schema of `components`, or a pointer to another one. */
  readonly schema: string;
  readonly excused: object;
  readonly not: object;
}
