/** What the library keeps. */

const title = { type: 'string', minLength: 1, maxLength: 80 };
const genre = { type: 'string', enum: ['novel', 'poetry'] };
const pages = { type: 'integer', minimum: 1 };

export const schemas = {
  Book: {
    type: 'object',
    required: ['id', 'title', 'genre', 'pages'],
    properties: {
      id: { type: 'string', format: 'uuid', readOnly: true },
      title,
      genre,
      pages,
      password: { type: 'string', writeOnly: true },
    },
    additionalProperties: false,
  },
  NewBook: {
    type: 'object',
    required: ['title', 'genre'],
    properties: { title, genre, pages },
    additionalProperties: false,
  },
  Loan: {
    type: 'object',
    required: ['to', 'days'],
    properties: { to: { type: 'string', minLength: 1 }, days: { type: 'integer', minimum: 1, maximum: 90 } },
    additionalProperties: false,
  },
  Error: {
    type: 'object',
    required: ['error', 'message'],
    properties: { error: { type: 'string' }, message: { type: 'string' } },
    additionalProperties: false,
  },
};
