import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { Connection, HttpProxy } from '../model/connection.ts';

/** Milliseconds after which nobody sends on a connection any more: servers close idle ones, and some say nothing of it. */
const longestIdle = 2000;

/** What keeps the connections to one base URL alive unless it is told not to, through a proxy where there is one. */
export function createAgent(
  baseUrl: string,
  { proxy, tls }: Connection,
  { keepAlive = true }: { readonly keepAlive?: boolean } = {},
): HttpAgent | HttpsAgent {
  const options = { keepAlive, maxSockets: 64, timeout: longestIdle };
  const isSecure = baseUrl.startsWith('https:');
  if (!proxy) return isSecure ? new HttpsAgent({ ...options, ...tls }) : new HttpAgent(options);
  const proxied = { ...options, headers: proxyHeaders(proxy) };
  return isSecure ? new HttpsProxyAgent(proxy.url, proxied) : new HttpProxyAgent(proxy.url, proxied);
}

function proxyHeaders({ credentials }: HttpProxy): Record<string, string> {
  if (credentials === undefined) return {};
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` };
}
