import { type IncomingMessage, METHODS } from 'node:http';
import type { Duplex } from 'node:stream';
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { Operation } from '../../contract/operations/operation.ts';
import { brokenRequest, endWith } from '../broken-request.ts';
import { isReadForm, readMultipart } from '../parameters/multipart.ts';
import type { Call } from '../requests/call.ts';
import type { Answer } from '../responses/answer.ts';
import { problem } from '../responses/plain-problem.ts';
import type { Refuse } from '../responses/refusals.ts';
import type { Route, RouteTable } from './route-table.ts';
import { isPreflight, preflightAnswer, send } from './send.ts';

/** The last thing that happens to an answer. */
type Finish = (answer: Answer, operation: Operation | undefined, request: IncomingMessage) => Answer;

export interface HttpParts {
  readonly table: RouteTable;
  /** For requests that lead to no operation. */
  readonly refuse: Refuse;
  readonly finish: Finish;
}

const largestBody = 16 * 1024 * 1024;

/** The one file that knows Fastify: it routes and reads bodies; what is answered is ready-made and written as it is. */
export function httpServer({ table, refuse, finish }: HttpParts): FastifyInstance {
  /** No operation has this method at this path. */
  const stray = (method: string, path: string): Answer => {
    const found = table.at(path);
    if (found.length === 0) {
      return refuse({
        status: 404,
        cause: 'unknown-resource',
        subjects: ['path'],
        message: 'There is no such path',
      });
    }
    const methods = methodsAt(found).join(', ');
    const message = `The method ${method} is not known here; ${methods} are`;
    return refuse({ status: 405, cause: undefined, message, fallbackHeaders: { Allow: methods } });
  };
  /** RFC 9112, section 3.2: what has no Host is a bad request. */
  const hostless = ({ headers, httpVersion }: IncomingMessage): Answer | undefined => {
    if (headers.host !== undefined || httpVersion === '1.0') return undefined;
    return refuse({ status: 400, cause: 'malformed-request', message: 'The header Host is missing' });
  };
  const app = fastify({
    logger: false,
    exposeHeadRoutes: false,
    // Node would answer what has no Host by itself, without a body.
    http: { requireHostHeader: false },
    clientErrorHandler: (error, socket) => endWith(socket, brokenRequest(error, refuse, stray)),
    bodyLimit: largestBody,
    forceCloseConnections: true,
    // The query is split where it is needed, and a parameter that is too long is for its schema to refuse.
    routerOptions: { querystringParser: (text) => text as never, maxParamLength: 1_000_000 },
    frameworkErrors: (_, request, reply) =>
      respond(request, reply, hostless(request.raw) ?? strayAnswer(request.raw)),
  });
  const respond = (
    { raw }: FastifyRequest,
    reply: FastifyReply,
    answer: Answer,
    operation?: Operation,
  ): void => {
    reply.hijack();
    send(raw, reply.raw, finish(answer, operation, raw));
  };

  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    /^multipart\/form-data/i,
    { parseAs: 'buffer' },
    ({ headers }: FastifyRequest, bytes: Buffer) => readMultipart(headers['content-type'] ?? '', bytes),
  );
  app.addContentTypeParser('*', { parseAs: 'string' }, (_, text, done) => done(null, text));
  for (const { operation } of table.routes) {
    // The router has to be told of what Node reads beyond its own methods.
    if (METHODS.includes(operation.method) && !app.supportedMethods.includes(operation.method))
      app.addHttpMethod(operation.method, { hasBody: true });
  }
  const headed = new Set(
    table.routes.flatMap(({ operation, pattern }) => (operation.method === 'HEAD' ? [pattern.route] : [])),
  );
  for (const route of table.routes) addRoute(app, route, { respond, hostless, headed });

  /** What the router leads nowhere: an unknown path or method, or a path whose percent-encoding is malformed. */
  const strayAnswer = (request: IncomingMessage): Answer => {
    const found = table.at(pathOf(request));
    if (isPreflight(request) && found.length > 0) return preflightAnswer(request, methodsAt(found));
    const known = found.find(({ route }) => methodsOf(route.operation).includes(request.method ?? ''));
    if (known) return known.route.act(callOf(request, known.params.map(decoded), ''));
    return stray(request.method ?? '', pathOf(request));
  };
  app.server.on('connect', (request, socket: Duplex) => endWith(socket, stray('CONNECT', pathOf(request))));
  app.server.on('checkExpectation', (request, response) => {
    const message = `The expectation ${request.headers.expect} cannot be met`;
    send(request, response, refuse({ status: 417, cause: undefined, message }));
  });
  app.setNotFoundHandler((request, reply) =>
    respond(request, reply, hostless(request.raw) ?? strayAnswer(request.raw)),
  );
  app.setErrorHandler((error: FastifyError, request, reply) =>
    respond(request, reply, failure(error, request, table, refuse)),
  );
  return app;
}

type Respond = (request: FastifyRequest, reply: FastifyReply, answer: Answer, operation?: Operation) => void;

interface Answering {
  readonly respond: Respond;
  readonly hostless: (request: IncomingMessage) => Answer | undefined;
  /** Routes that have a HEAD of their own. */
  readonly headed: ReadonlySet<string>;
}

function addRoute(
  app: FastifyInstance,
  { operation, pattern, act }: Route,
  { respond, hostless, headed }: Answering,
): void {
  const { keys, route: url } = pattern;
  const { method } = operation;
  if (!app.supportedMethods.includes(method) || app.hasRoute({ method: method as 'GET', url })) return;
  app.route({
    // The router leads HEAD where it leads GET: concrete paths go before templated ones.
    method: method === 'GET' && !headed.has(url) ? ['GET', 'HEAD'] : method,
    url,
    handler: (request, reply) => {
      const params = request.params as Readonly<Record<string, string>>;
      const { text, form } = bodyOf(request.body);
      const values = keys.map((key) => params[key]);
      const answer = hostless(request.raw) ?? act(callOf(request.raw, values, text, form));
      respond(request, reply, answer, operation);
    },
  });
}

/** Whoever can be asked with GET can be asked with HEAD (RFC 9110, 9.1). */
function methodsOf({ method }: Operation): readonly string[] {
  return method === 'GET' ? ['GET', 'HEAD'] : [method];
}

function methodsAt(found: ReturnType<RouteTable['at']>): readonly string[] {
  return [...new Set(found.flatMap(({ route }) => methodsOf(route.operation)))];
}

function failure(error: FastifyError, { raw }: FastifyRequest, table: RouteTable, refuse: Refuse): Answer {
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    // A Content-Type that is none gets its 415 in its turn, from the operation.
    const found = table.at(pathOf(raw)).find(({ route }) => route.operation.method === raw.method);
    if (found) return found.route.act(callOf(raw, found.params.map(decoded), ' '));
  }
  if (error.code === 'FST_ERR_ROUTE_MISSING_CONTENT_TYPE') {
    // RFC 10008, section 2: a QUERY says what its content is. An operation that has none can only be asked without.
    const found = table.at(pathOf(raw)).find(({ route }) => route.operation.method === raw.method);
    const text = found?.route.operation.body === undefined ? '' : ' ';
    if (found) return found.route.act(callOf(raw, found.params.map(decoded), text));
  }
  const status = error.statusCode ?? 500;
  if (status < 500) return refuse({ status, cause: undefined, message: error.message });
  return problem(500, `this is a mistake in the mock, please report it: ${error.stack ?? error.message}`);
}

/** As the parsers of this file leave it: a text, or a form. */
function bodyOf(body: unknown): Pick<Call, 'text' | 'form'> {
  if (typeof body === 'string') return { text: body, form: undefined };
  return isReadForm(body) ? body : { text: '', form: undefined };
}

function callOf(request: IncomingMessage, params: Call['params'], text: string, form?: Call['form']): Call {
  const url = request.url ?? '/';
  const cut = url.indexOf('?');
  return {
    request,
    params,
    path: cut === -1 ? url : url.slice(0, cut),
    query: cut === -1 ? '' : url.slice(cut + 1),
    text,
    form,
    persona: undefined,
    body: undefined,
    bodyType: '',
    media: 0,
  };
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/';
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
