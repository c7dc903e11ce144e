import { type IncomingMessage, METHODS } from 'node:http';
import type { Duplex } from 'node:stream';
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { lazily } from '../../contract/memoise.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { isReadForm, readMultipart } from '../parameters/multipart.ts';
import type { Call } from '../requests/call.ts';
import type { Answer, Finish } from '../responses/answer.ts';
import { problem } from '../responses/plain-problem.ts';
import type { Refuse } from '../responses/refusals.ts';
import { brokenRequest, endWith } from './broken-request.ts';
import type { Found, Route, RouteTable } from './route-table.ts';
import { isPreflight, preflightAnswer, send } from './send.ts';

export interface HttpParts {
  readonly table: RouteTable;
  /** For requests that lead to no operation. */
  readonly refuse: Refuse;
  readonly finish: Finish;
  /** A path that is no operation's, and what is told there. */
  readonly recorded?: { readonly path: string; readonly json: () => string } | undefined;
}

const largestBody = 16 * 1024 * 1024;

/** The one file that knows Fastify: it routes and reads bodies; what is answered is ready-made and written as it is. */
export function httpServer({ table, refuse, finish, recorded }: HttpParts): FastifyInstance {
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
  /** RFC 9112, section 3.2: what has no Host, or more than one, is a bad request. */
  const hostless = ({ rawHeaders, httpVersion }: IncomingMessage): Answer | undefined => {
    let hosts = 0;
    for (let index = 0; index < rawHeaders.length; index += 2)
      if (rawHeaders[index]?.toLowerCase() === 'host') hosts += 1;
    if (hosts === 1 || (hosts === 0 && httpVersion === '1.0')) return undefined;
    const message = hosts === 0 ? 'The header Host is missing' : 'There is more than one header Host';
    return refuse({ status: 400, cause: 'malformed-request', message });
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
      respond(request, reply, hostless(request.raw) ?? strayAnswer(request.raw, request.body)),
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
    // The router has to be told of what Node reads beyond its own methods, and of bodies that are as unusual.
    const isNew = !app.supportedMethods.includes(operation.method);
    if (METHODS.includes(operation.method) && (isNew || operation.body !== undefined))
      app.addHttpMethod(operation.method, { hasBody: true, overrideExisting: true });
  }
  // Pages of browsers get no leave to read it: it is not for them.
  if (recorded) {
    app.get(recorded.path, (_, reply) =>
      reply.type('application/json').header('cache-control', 'no-store').send(recorded.json()),
    );
  }
  const headed = new Set(
    table.routes.flatMap(({ operation, pattern }) => (operation.method === 'HEAD' ? [pattern.route] : [])),
  );
  for (const route of table.routes) addRoute(app, route, { table, respond, hostless, stray, headed });

  /**
   * What the router leads nowhere: an unknown path or method, a path whose percent-encoding is malformed, or one that the
   * router cannot know.
   */
  const strayAnswer = (request: IncomingMessage, body: unknown): Answer => {
    const found = table.at(pathOf(request));
    if (isPreflight(request) && found.length > 0) return preflightAnswer(request, methodsAt(found));
    const known = table.choose(
      found.filter(({ operation }) => methodsOf(operation).includes(request.method ?? '')),
    );
    return known ? actOn(known, request, body) : stray(request.method ?? '', pathOf(request));
  };
  app.server.on('connect', (request, socket: Duplex) => endWith(socket, stray('CONNECT', pathOf(request))));
  app.server.on('checkExpectation', (request, response) => {
    const message = `The expectation ${request.headers.expect} cannot be met`;
    send(request, response, refuse({ status: 417, cause: undefined, message }));
  });
  app.setNotFoundHandler((request, reply) =>
    respond(request, reply, hostless(request.raw) ?? strayAnswer(request.raw, request.body)),
  );
  app.setErrorHandler((error: FastifyError, request, reply) =>
    respond(request, reply, failure(error, request, { table, refuse, stray })),
  );
  return app;
}

type Respond = (request: FastifyRequest, reply: FastifyReply, answer: Answer, operation?: Operation) => void;

interface Answering {
  readonly table: RouteTable;
  readonly respond: Respond;
  readonly hostless: (request: IncomingMessage) => Answer | undefined;
  readonly stray: (method: string, path: string) => Answer;
  /** Routes that have a HEAD of their own. */
  readonly headed: ReadonlySet<string | undefined>;
}

function addRoute(
  app: FastifyInstance,
  route: Route,
  { table, respond, hostless, stray, headed }: Answering,
): void {
  const { operation, pattern, act } = route;
  const { keys, route: url } = pattern;
  const { method } = operation;
  if (url === undefined || !app.supportedMethods.includes(method)) return;
  if (app.hasRoute({ method: method as 'GET', url })) return;
  const isContested = lazily(() => table.isContested(route));
  const elsewhere = lazily(() => table.elsewhere(route));
  app.route({
    // The router leads HEAD where it leads GET: concrete paths go before templated ones.
    method: method === 'GET' && !headed.has(url) ? ['GET', 'HEAD'] : method,
    url,
    handler: (request, reply) => {
      const bad = hostless(request.raw);
      if (bad) {
        respond(request, reply, bad, operation);
        return;
      }
      const path = pathOf(request.raw);
      if (elsewhere().has(path)) {
        respond(request, reply, stray(request.raw.method ?? '', path));
        return;
      }
      const contenders = isContested() ? table.at(path) : [];
      const meant = table.choose(
        contenders.filter((one) => methodsOf(one.operation).includes(request.raw.method ?? '')),
      );
      if (meant) {
        respond(request, reply, actOn(meant, request.raw, request.body), meant.operation);
        return;
      }
      const params = request.params as Readonly<Record<string, string>>;
      const body = bodyOf(request.body);
      const values = keys.map((key) => params[key]);
      respond(request, reply, act(callOf(request.raw, values, body)), operation);
    },
  });
}

function actOn({ route, params }: Found, request: IncomingMessage, body: unknown): Answer {
  return route.act(callOf(request, params, bodyOf(body)));
}

/** Whoever can be asked with GET can be asked with HEAD (RFC 9110, 9.1). */
function methodsOf({ method }: Operation): readonly string[] {
  return method === 'GET' ? ['GET', 'HEAD'] : [method];
}

function methodsAt(found: readonly Found[]): readonly string[] {
  return [...new Set(found.flatMap(({ operation }) => methodsOf(operation)))];
}

interface Failing {
  readonly table: RouteTable;
  readonly refuse: Refuse;
  readonly stray: (method: string, path: string) => Answer;
}

function failure(error: FastifyError, { raw }: FastifyRequest, { table, refuse, stray }: Failing): Answer {
  const meant = () =>
    table.choose(table.at(pathOf(raw)).filter(({ operation }) => operation.method === raw.method));
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    // A Content-Type that is none gets its 415 in its turn, from the operation.
    const found = meant();
    if (found) return actOn(found, raw, ' ');
  }
  if (error.code === 'FST_ERR_ROUTE_MISSING_CONTENT_TYPE') {
    // RFC 10008, section 2: a QUERY says what its content is. An operation that has none can only be asked without.
    const found = meant();
    if (found) return actOn(found, raw, found.operation.body === undefined ? '' : ' ');
    return stray(raw.method ?? '', pathOf(raw));
  }
  const status = error.statusCode ?? 500;
  if (status < 500) return refuse({ status, cause: undefined, message: error.message });
  return problem(500, `this is a mistake in the mock, please report it: ${error.stack ?? error.message}`);
}

type CallBody = Pick<Call, 'text' | 'form' | 'parts'>;

/** As the parsers of this file leave it: a text, or a form. */
function bodyOf(body: unknown): CallBody {
  return isReadForm(body) ? body : textBody(typeof body === 'string' ? body : '');
}

function textBody(text: string): CallBody {
  return { text, form: undefined, parts: noParts };
}

const noParts: Call['parts'] = [];

function callOf(request: IncomingMessage, params: Call['params'], { text, form, parts }: CallBody): Call {
  const url = request.url ?? '/';
  const cut = url.indexOf('?');
  return {
    request,
    params,
    path: cut === -1 ? url : url.slice(0, cut),
    query: cut === -1 ? '' : url.slice(cut + 1),
    text,
    form,
    parts,
    persona: undefined,
    body: undefined,
    bodyType: '',
    media: 0,
  };
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/';
}
