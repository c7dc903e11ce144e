import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { mapObjects, reshapeOperations } from '../../../harness/versions/reshape.ts';
import { isObject } from '../../../suite/suite.ts';
import { readInside } from './probes.ts';

/** Lower case in 2026. */
export const severityFilter: Capability = {
  id: 'severity-filter',
  title: 'Severity filter of the list of threats',
  values: [
    { value: 'capitalised', words: '`High`' },
    {
      value: 'lower-case',
      words: '`high`',
      fallsShort: true,
      change: {
        document: (document) =>
          reshapeOperations(document, ['listThreats'], (operation) => ({
            ...operation,
            parameters: mapObjects(operation.parameters, (object) =>
              object.name === 'severity' && isObject(object.schema)
                ? JSON.parse(
                    JSON.stringify(object).replaceAll(/"(Unknown|None|Low|Medium|High|Critical)"/g, lower),
                  )
                : object,
            ),
          })),
        said: (said) => {
          const { severity } = said.query;
          return said.operation === 'listThreats' && severity !== undefined
            ? { ...said, query: { ...said.query, severity: severity.toLowerCase() } }
            : said;
        },
      },
    },
  ],
  tell: async (probing) => {
    const capitalised = await readInside(probing, 'threats?severity=High');
    if (capitalised?.status === 200) return toldBy('capitalised', capitalised);
    const lowered = await readInside(probing, 'threats?severity=high');
    return lowered?.status === 200 ? toldBy('lower-case', lowered) : undefined;
  },
};

function lower(text: string): string {
  return text.toLowerCase();
}
