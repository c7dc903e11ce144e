import { isObject } from '../../contract/json.ts';

/** The ids of shapes as earlier builds of 0.1.0 wrote them, under a domain that is not ours, and as they are now. */
const current: Readonly<Record<string, string>> = {
  'https://assay.dev/report/1': 'urn:assay-api:report:1',
  'https://assay.dev/history/1': 'urn:assay-api:history:1',
};

/** A report, or a line of a history, with the current id of its shape; other data is left as it is. */
export function withCurrentId(json: unknown): unknown {
  if (!isObject(json)) return json;
  const { schema, history } = json;
  return {
    ...json,
    ...(typeof schema === 'string' && Object.hasOwn(current, schema) && { schema: current[schema] }),
    ...(isObject(history) &&
      Array.isArray(history.runs) && { history: { ...history, runs: history.runs.map(withCurrentId) } }),
  };
}
