import { nullable, object, schema, text } from '../../builder/schema.ts';

/** S0, "Error Response Format": the envelope of every error. */
export const ErrorResponse = schema(
  'Error',
  'What went wrong: a code for programs, a sentence for people, and where it helps, details',
  object({
    required: {
      error: text({ min: 1, max: 1000 }, { description: 'Machine-readable code' }),
      error_description: text({ min: 1, max: 1000 }, { description: 'Safe to show to a user' }),
    },
    optional: {
      error_uri: text({ max: 1000 }, { format: 'uri', description: 'Where to read more' }),
      details: nullable(
        object({
          optional: {
            code: text({ max: 512, pattern: '^[a-zA-Z0-9_-]*$' }, { description: 'A finer code' }),
            context: { type: 'object', additionalProperties: true, description: 'What it was about' },
            suggestion: text({ max: 1000 }, { description: 'How to mend it' }),
          },
        }),
      ),
    },
  }),
);

/** The answer to a second POST of a collaboration session: the envelope, and where to join the one that runs. */
export const SessionConflict = schema(
  'SessionConflict',
  'A collaboration session runs already; join that one',
  object({
    required: {
      error: text({ min: 1, max: 1000 }),
      error_description: text({ min: 1, max: 1000 }),
      join_url: text({ min: 1, max: 1024 }, { format: 'uri-reference', description: 'The running session' }),
    },
  }),
);
