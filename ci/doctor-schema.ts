import { z } from 'zod';
import { diagnosisSchema } from '../cli/doctor/diagnosis-schema.ts';

/** docs/doctor.schema.json: the JSON Schema of what `assay doctor --format json` prints. */
export function doctorSchema(): string {
  const schema = { $id: 'urn:assay-api:doctor:1', ...z.toJSONSchema(diagnosisSchema) };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
