import { documentedSchemas } from '../../documented-schemas.ts';
import { requestSchemas } from './requests.generated.ts';

export const { componentSchemas, bodySchemaOf, requiredMembersOf } = documentedSchemas(
  requestSchemas,
  'notap',
);
