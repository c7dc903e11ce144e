// A zoo, as people write services with Express; openapi.yaml beside it was written by hand.
import express from 'express';
import { animals } from './animals.js';
import { keepers } from './keepers.js';
import { problem } from './problem.js';

const app = express();
app.disable('x-powered-by');
app.use((request, response, next) => {
  const isOpen = request.method === 'POST' && request.path === '/keepers';
  const isKnown = /(?:^|; )sid=session-of-ann(?:;|$)/.test(request.headers.cookie ?? '');
  if (isOpen || isKnown) return next();
  response.set('WWW-Authenticate', 'Session');
  return problem(response, 401, 'Log in first');
});
app.use('/animals', animals);
app.use('/keepers', keepers);
app.use((_, response) => problem(response, 404, 'Nothing is here'));
// Express tells error handlers from others by their four parameters.
app.use((error, _request, response, _next) =>
  problem(response, error.status ?? 500, error.expose ? error.message : 'Something failed'),
);

const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listening on http://127.0.0.1:${server.address().port}\n`);
});
