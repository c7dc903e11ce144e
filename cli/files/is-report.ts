import { readFile } from 'node:fs/promises';
import { isObject } from '../../contract/json.ts';

/** Whether a place is a report that Assay has written, of whatever version; documents and files that are not there are none. */
export async function isReport(place: string): Promise<boolean> {
  try {
    const json: unknown = JSON.parse(await readFile(place, 'utf8'));
    return (
      isObject(json) && typeof json.schema === 'string' && json.schema.startsWith('https://assay.dev/report/')
    );
  } catch {
    return false;
  }
}
