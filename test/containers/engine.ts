import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { nowhere, serve } from '../cli/servers.ts';
import { type Answering, serveSmall } from '../small-servers/small-server.ts';

/**
 * As much of a container engine as starting one container needs, with the answers that the Docker Engine API documents
 * (version 1.47). Nothing is contained: an image is a small server of the test.
 */
export interface Engine {
  /** For DOCKER_HOST. */
  readonly host: string;
  /** The images of the containers that are there, whether they run or not. */
  readonly there: () => readonly string[];
  /** Those of every container that was created, also of those that are gone. */
  readonly created: readonly string[];
}

/** What an image does once it is started. */
export type Image = (environment: Readonly<Record<string, string>>) => {
  /** Undefined for one that ends at once. */
  readonly answer: Answering | undefined;
  /** What it prints at its start. */
  readonly prints: readonly string[];
};

interface Container {
  readonly id: string;
  readonly created: Created;
  state: 'created' | 'running' | 'exited';
  /** Of this machine, once it runs. */
  port?: string;
  prints: readonly string[];
  /** Those who follow what it prints. */
  readonly logs: ServerResponse[];
}

interface Created {
  readonly Image: string;
  readonly Env?: readonly string[];
  readonly Labels?: Readonly<Record<string, string>>;
  readonly ExposedPorts?: Readonly<Record<string, object>>;
  readonly HostConfig?: { readonly NetworkMode?: string; readonly PortBindings?: object };
}

/** Listens until the test has ended. */
export async function engine(images: Readonly<Record<string, Image>>): Promise<Engine> {
  const created: string[] = [];
  const there = new Map<string, Container>();

  async function start(container: Container): Promise<void> {
    const { Image, Env = [] } = container.created;
    const pairs = Env.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
    const { answer, prints } = images[Image]?.(Object.fromEntries(pairs)) ?? {
      answer: undefined,
      prints: [],
    };
    container.prints = prints;
    container.state = 'running';
    const url = answer ? (await serveSmall({ answer })).url : await nowhere();
    container.port = new URL(url).port;
    if (!answer) setTimeout(() => end(container), 300);
  }

  function end(container: Container): void {
    container.state = 'exited';
    for (const log of container.logs) log.end();
  }

  async function create(request: IncomingMessage): Promise<Answer> {
    const wanted = JSON.parse(await text(request)) as Created;
    if (!images[wanted.Image]) return { status: 404, body: { message: `No such image: ${wanted.Image}` } };
    const id = String(created.length).padStart(64, 'c');
    const made: Container = { id, created: wanted, state: 'created', prints: [], logs: [] };
    created.push(wanted.Image);
    there.set(id, made);
    return { status: 201, body: { Id: id, Warnings: [] } };
  }

  /** The name of an image may have slashes. */
  function image(method: string, path: string, query: URLSearchParams): Answer {
    const name = decodeURIComponent(path.slice('/images/'.length, -'/json'.length));
    if (method === 'POST')
      return {
        status: 404,
        body: { message: `pull access denied for ${query.get('fromImage')}:${query.get('tag')}` },
      };
    return images[name]
      ? { status: 200, body: { Id: `sha256:${name}`, Config: {} } }
      : { status: 404, body: { message: `No such image: ${name}` } };
  }

  async function ofContainer(container: Container, asked: string): Promise<Answer | Container> {
    switch (asked) {
      case 'POST start':
        await start(container);
        return { status: 204 };
      case 'GET json':
        return { status: 200, body: inspected(container) };
      case 'GET logs':
        return container;
      case 'POST stop':
        end(container);
        return { status: 204 };
      case 'DELETE ':
        end(container);
        there.delete(container.id);
        return { status: 204 };
      default:
        return { status: 404, body: { message: `page not found: ${asked}` } };
    }
  }

  async function answer(request: IncomingMessage): Promise<Answer | Container> {
    const { method = '' } = request;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://engine');
    const [kind, name = '', what = ''] = pathname.split('/').slice(1);
    if (kind === 'info')
      return { status: 200, body: { ServerVersion: '27.3.1', OperatingSystem: 'Linux', OSType: 'linux' } };
    if (kind === 'images') return image(method, pathname, searchParams);
    if (name === 'create') return create(request);
    if (name === 'json') return { status: 200, body: listed([...there.values()], searchParams) };
    const container = there.get(name);
    return container
      ? ofContainer(container, `${method} ${what}`)
      : { status: 404, body: { message: `No such container: ${name}` } };
  }

  const url = await serve(async (request, response) => {
    const answered = await answer(request);
    if ('prints' in answered) {
      follow(answered, response);
      return;
    }
    const { status, body } = answered;
    response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  return {
    host: url.replace('http:', 'tcp:'),
    there: () => [...there.values()].map(({ created: { Image } }) => Image),
    created,
  };
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** Sends what a container has printed, until it ends. */
function follow({ prints, state, logs }: Container, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/vnd.docker.multiplexed-stream' });
  response.flushHeaders();
  for (const line of prints) response.write(framed(`${line}\n`));
  if (state === 'exited') response.end();
  else logs.push(response);
}

/** By the filters of a query, which is a JSON object of lists. */
function listed(all: readonly Container[], query: URLSearchParams): readonly object[] {
  const { label = [] } = JSON.parse(query.get('filters') ?? '{}') as { readonly label?: readonly string[] };
  return all
    .filter(({ created: { Labels = {} } }) =>
      label.every((pair) => Object.entries(Labels).some(([name, value]) => pair === `${name}=${value}`)),
    )
    .map(({ id, created: { Image, Labels }, state }) => ({
      ...{ Id: id, Names: [`/${id}`], Image, Labels: Labels ?? {}, State: state, Created: 0, Ports: [] },
    }));
}

function inspected({ id, created, state, port }: Container): object {
  const inside = Object.keys(created.ExposedPorts ?? {});
  const outside = port === undefined ? [] : [{ HostIp: '127.0.0.1', HostPort: port }];
  const ports = state === 'running' ? Object.fromEntries(inside.map((each) => [each, outside])) : {};
  return {
    Id: id,
    Name: `/${id}`,
    Config: { Hostname: 'here', Labels: created.Labels ?? {}, Image: created.Image },
    HostConfig: { PortBindings: created.HostConfig?.PortBindings ?? {} },
    State: { Status: state, Running: state === 'running', StartedAt: '', FinishedAt: '' },
    NetworkSettings: { Ports: ports, Networks: {} },
  };
}

/** A part of the standard output: its kind, three bytes, its length, and what was printed ("Stream format" there). */
function framed(printed: string): Buffer {
  const body = Buffer.from(printed);
  const head = Buffer.alloc(8);
  head.writeUInt8(1, 0);
  head.writeUInt32BE(body.length, 4);
  return Buffer.concat([head, body]);
}
