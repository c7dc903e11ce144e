import { readFile } from 'node:fs/promises';
import { isObject } from '../../contract/json.ts';

/** What ids of reports begin with, today and in earlier builds. */
const prefixes = ['urn:assay-api:report:', 'https://assay.dev/report/'];

/** Whether a place is a report that Assay has written, of whatever version; documents and files that are not there are none. */
export async function isReport(place: string): Promise<boolean> {
  try {
    const json: unknown = JSON.parse(await readFile(place, 'utf8'));
    const { schema } = isObject(json) ? json : {};
    return typeof schema === 'string' && prefixes.some((prefix) => schema.startsWith(prefix));
  } catch {
    return false;
  }
}
