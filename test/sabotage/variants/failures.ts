import { createModel, deleteModel, document, listModels, source, threat } from '../operations.ts';
import { family } from '../sabotage.ts';
import { answering } from '../seams/answers.ts';
import { handling } from '../seams/handlers.ts';

/** What is left, and what is told, when something fails. */
export const failures = family('failures', [
  ...[
    {
      id: 'creation-half-written',
      what: 'The creation of a threat',
      at: [threat.create],
      seenAt: [threat.list],
    },
    {
      id: 'replacement-half-written',
      what: 'The replacement of a document',
      at: [document.replace],
      seenAt: [document.read],
    },
    {
      id: 'deletion-half-done',
      what: 'The deletion of a source',
      at: [source.remove],
      seenAt: [source.read],
    },
    {
      id: 'model-half-written',
      what: 'The creation of a threat model',
      at: [createModel],
      seenAt: [listModels],
    },
    {
      id: 'model-deletion-half-done',
      what: 'The deletion of a threat model',
      at: [deleteModel],
      seenAt: ['* /threat_models/{threat_model_id}'],
    },
  ].map(({ id, what, at, seenAt }) => ({
    id,
    title: `${what} that failed is done all the same.`,
    at,
    seenAt,
    requirements: ['S0-500-unexpected'],
    cells: at.map((operation) => `${operation} 500`),
    apply: handling(async (handler, request) => {
      if (request.fault !== 'storage-error:after') return handler();
      request.fault = null;
      await handler();
      throw new Error('The connection to the database was lost');
    }),
  })),
  {
    id: 'faults-for-everybody',
    title: 'Whoever asks for a fault gets it, without the secret.',
    at: [listModels],
    requirements: ['S0-200-get'],
    cells: [`${listModels} 200`],
    apply: handling(async (handler, request) => {
      if (request.headers['x-assay-fault'] !== undefined) throw new Error('a fault');
      return handler();
    }),
  },
  {
    id: 'failures-hang-up',
    title: 'When something fails, the connection is dropped without an answer.',
    at: [threat.list],
    requirements: ['S0-500-unexpected'],
    cells: [`${threat.list} 500`],
    apply: handling(async (handler, request) => {
      try {
        return await handler();
      } catch (error) {
        if (error instanceof Error && error.name !== 'ApiError') request.raw.destroy();
        throw error;
      }
    }),
  },
  {
    id: 'failures-empty',
    title: 'A failure has no body.',
    at: [document.create],
    requirements: ['S0-500-unexpected', 'S0-error-format-structure'],
    cells: [`${document.create} 500`],
    apply: answering({ of: [500], text: '' }),
  },
  {
    id: 'failures-with-another-error',
    title: 'A failure carries the error internal_error.',
    at: [source.list],
    requirements: ['S0-500-code-server-error'],
    cells: [`${source.list} 500`],
    apply: answering({ of: [500], json: (body) => ({ ...(body as object), error: 'internal_error' }) }),
  },
]);
