/** A setting of a server: what its environment variable means, and its value when nobody sets it. */
export interface Setting {
  readonly type: 'string' | 'integer' | 'boolean';
  readonly default: string | number | boolean;
  readonly says: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly oneOf?: readonly string[];
}
