import { textIn } from './collection.ts';
import { type Answered, json, problem, problemSchema, refused, type StatefulServer } from './small-server.ts';

/**
 * Folders and their files, whose identifiers clients choose; the document has an example of each. Broken: a file is shown
 * without its size.
 */
export function folders(isBroken: boolean): StatefulServer {
  const kept = new Map<string, Set<string>>([['my-folder', new Set(['my-file'])]]);

  function folder(method: string, id: string): Answered {
    if (!kept.has(id)) return problem(404);
    if (method === 'GET') return { status: 200, json: { folderId: id } };
    kept.delete(id);
    return { status: 204 };
  }

  function file(method: string, files: Set<string>, id: string): Answered {
    if (!files.has(id)) return problem(404);
    if (method === 'GET') return { status: 200, json: { fileId: id, ...(!isBroken && { size: 1 }) } };
    files.delete(id);
    return { status: 204 };
  }

  function create(id: string | undefined, has: boolean, add: (id: string) => object): Answered {
    if (id === undefined || id === '') return problem(400);
    return has ? problem(409) : { status: 201, json: add(id) };
  }

  return {
    document,
    state: () => JSON.stringify([...kept].map(([id, files]) => [id, [...files]])),
    answer: ({ method, parts: [first, id, below, inner], json: body }) => {
      if (first !== 'folders') return problem(404);
      const [folderId, fileId] = [textIn(body, 'folderId'), textIn(body, 'fileId')];
      if (id === undefined)
        return create(folderId, kept.has(folderId ?? ''), (made) => {
          kept.set(made, new Set());
          return { folderId: made };
        });
      if (below === undefined) return folder(method, id);
      const files = kept.get(id);
      if (!files) return problem(404);
      if (inner !== undefined) return file(method, files, inner);
      return create(fileId, files.has(fileId ?? ''), (made) => {
        files.add(made);
        return { fileId: made, size: 1 };
      });
    },
  };
}

const name = (example: string) => ({ type: 'string', minLength: 1, example });
const path = (parameter: string) => ({
  name: parameter,
  in: 'path',
  required: true,
  schema: { type: 'string' },
});
const shown = (required: readonly string[], properties: object) => ({ type: 'object', required, properties });
const aFolder = shown(['folderId'], { folderId: { type: 'string' } });
const aFile = shown(['fileId', 'size'], { fileId: { type: 'string' }, size: { type: 'integer' } });

function creation(member: string, example: string, made: object): object {
  return {
    requestBody: {
      required: true,
      content: json(shown([member], { [member]: name(example) })),
    },
    responses: { 201: { description: 'Made', content: json(made) }, 400: refused, 409: refused },
  };
}

function one(made: object): object {
  return {
    get: { responses: { 200: { description: 'It', content: json(made) }, 404: refused } },
    delete: { responses: { 204: { description: 'Gone' }, 404: refused } },
  };
}

const document = {
  openapi: '3.1.0',
  info: { title: 'Folders', version: '1' },
  components: { schemas: { Problem: problemSchema } },
  paths: {
    '/folders': { post: creation('folderId', 'my-folder', aFolder) },
    '/folders/{folderId}': { parameters: [path('folderId')], ...one(aFolder) },
    '/folders/{folderId}/files': {
      parameters: [path('folderId')],
      post: creation('fileId', 'my-file', aFile),
    },
    '/folders/{folderId}/files/{fileId}': {
      parameters: [path('folderId'), path('fileId')],
      ...one(aFile),
    },
  },
};
