import { connectTo } from '../../../server/tmi/testing/tmi-server.ts';
import { created, type Entered, nobody, type Subject } from '../subject.ts';

const isError: Subject['isError'] = ({ error, error_description: text }) =>
  typeof error === 'string' && typeof text === 'string';

/** A threat model with one of each of what it can have. */
async function enterAs(url: string, token: string): Promise<Entered> {
  const headers = { authorization: `Bearer ${token}` };
  const make = async (path: string, body: object): Promise<string> =>
    (await created(url + path, headers, body)).id;
  const model = await make('/threat_models', { name: 'Fuzzed' });
  const inModel = `/threat_models/${model}`;
  const ids: Readonly<Record<string, string>> = {
    threat_model_id: model,
    threat_id: await make(`${inModel}/threats`, { name: 'Threat' }),
    document_id: await make(`${inModel}/documents`, { name: 'Document', uri: 'https://example.com/' }),
    source_id: await make(`${inModel}/sources`, { name: 'Source', uri: 'https://example.com/' }),
    diagram_id: await make(`${inModel}/diagrams`, { name: 'Diagram', type: 'DFD-1.0.0' }),
    key: 'status',
  };
  return { headers, fill: (parameter) => ids[parameter] ?? nobody };
}

export const tmi: Subject = {
  name: 'tmi',
  api: 'tmi',
  command: ['serve', 'tmi'],
  skipped: [],
  enter: async (url) => enterAs(url, (await connectTo(url).login('alice')).access_token),
  isError,
};

export const mockOfTmi: Subject = {
  name: 'mock of tmi',
  api: 'tmi',
  command: ['mock', 'tmi'],
  skipped: [],
  enter: (url) => enterAs(url, 'alice:owner,admin'),
  isError,
};
