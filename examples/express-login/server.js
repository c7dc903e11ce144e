import { randomBytes, randomUUID } from 'node:crypto';
import express from 'express';

/** A library that lends books to whoever is logged in. Each account sees its own books only. */

const passwords = { ann: process.env.PASSWORD_OF_ANN, bob: process.env.PASSWORD_OF_BOB };
const tokens = new Map();
const books = new Map();

const app = express();
app.disable('x-powered-by');
app.use((_, response, next) => {
  response.set('x-content-type-options', 'nosniff');
  next();
});
app.use(express.json());

const problem = (response, status, message) => response.status(status).json({ message });
const refuse = (response, message) => problem(response.set('www-authenticate', 'Bearer'), 401, message);
const shown = ({ id, title, available }) => ({ id, title, available });

app.post('/login', ({ body }, response) => {
  const { name, password } = body ?? {};
  if (typeof name !== 'string' || typeof password !== 'string')
    return problem(response, 400, 'Name and password are needed');
  if (!Object.hasOwn(passwords, name) || passwords[name] !== password)
    return refuse(response, 'Wrong name or password');
  const token = randomBytes(24).toString('base64url');
  tokens.set(token, name);
  return response.json({ token });
});

app.use('/books', (request, response, next) => {
  const [, token] = /^Bearer (\S+)$/.exec(request.get('authorization') ?? '') ?? [];
  response.locals.owner = tokens.get(token);
  if (response.locals.owner !== undefined) return next();
  return refuse(response, 'Log in first');
});

app.param('bookId', (_, response, next, id) => {
  const book = books.get(id);
  if (book?.owner !== response.locals.owner) return problem(response, 404, 'There is no such book');
  response.locals.book = book;
  return next();
});

app.get('/books', (_, response) => {
  response.json([...books.values()].filter(({ owner }) => owner === response.locals.owner).map(shown));
});

app.post('/books', ({ body }, response) => {
  const { title, ...others } = body ?? {};
  if (typeof title !== 'string' || title === '' || title.length > 200 || Object.keys(others).length > 0)
    return problem(response, 400, 'A book has a title');
  const book = { id: randomUUID(), title, available: true, owner: response.locals.owner };
  books.set(book.id, book);
  return response.status(201).location(`/books/${book.id}`).json(shown(book));
});

app.get('/books/:bookId', (_, response) => response.json(shown(response.locals.book)));

app.delete('/books/:bookId', (_, response) => {
  books.delete(response.locals.book.id);
  response.status(204).end();
});

app.put('/books/:bookId/loan', (_, response) => {
  const { book } = response.locals;
  if (!book.available) return problem(response, 409, 'The book is lent already');
  // The mistake that the story finds: with it, every response still fits the document.
  if (process.env.MISTAKE !== 'stays-available') book.available = false;
  return response.status(204).end();
});

app.use((_, response) => problem(response, 404, 'There is nothing here'));
app.use((error, _request, response, _next) => {
  const status = error.status >= 400 && error.status < 500 ? error.status : 500;
  return problem(response, status, status === 500 ? 'Something went wrong' : 'The request cannot be read');
});

app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
