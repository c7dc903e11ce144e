import { add, ask, now } from '../virtual-user.ts';

interface Params {
  readonly headers?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly responseCallback?: (status: number) => boolean;
}

function request(method: string, url: string, body: string | null = null, params: Params = {}) {
  if (now.isInit) throw new Error('Making http requests in the init context is not supported');
  const { headers = {}, tags = {}, responseCallback = (status) => status >= 200 && status < 400 } = params;
  const { status, milliseconds, ...answer } = ask({ method, url, headers, body });
  const all = { method, status: String(status), url, name: url, ...tags };
  add('http_reqs', 1, all);
  add('http_req_duration', milliseconds, all);
  add('http_req_failed', Number(!responseCallback(status)), all);
  return { status, ...answer, headers: Object.fromEntries(Object.entries(answer.headers).map(canonical)) };
}

/** Go writes the names of headers like this: "Retry-After". */
function canonical([name, value]: [string, string]): [string, string] {
  return [name.replaceAll(/(^|-)[a-z]/g, (start) => start.toUpperCase()), value];
}

const http = {
  request,
  expectedStatuses:
    (...expected: readonly number[]) =>
    (status: number) =>
      expected.includes(status),
};

export { http as default };
