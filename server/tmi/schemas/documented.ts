import { documentedSchemas } from '../../documented-schemas.ts';
import { requestSchemas } from './requests.generated.ts';

export type { JsonSchema } from '../../documented-schemas.ts';

export const { componentSchemas, schemaNamed, readOnlyMembers, schemaWith, bodySchemaOf, querySchemaOf } =
  documentedSchemas(requestSchemas, 'tmi');
